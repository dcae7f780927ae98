package org.sealpost.smime;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.mail.mime.MimeReader;
import org.sealpost.protection.settings.SmimeSettings;
import org.sealpost.smime.OpeningKey.OaepHash;
import org.sealpost.smime.SmimeOpening.Result;
import org.sealpost.testing.Mails;
import org.sealpost.testing.SeededRandom;

class SmimeOpeningTest {
  private static final String FIELDS =
      Mails.crlf(
          """
          Received: by the last hop
          From: bob@partner.example
          X-Sealpost-Signed: OK
          """);
  private static final byte[] ENTITY =
      Mails.bytes(
          """
          From: ceo@contoso.example
          To: everybody@contoso.example
          Cc: eve@evil.example
          Reply-To: eve@evil.example
          X-Sealpost-Signed: OK
          Received: by nobody
          Subject: The true subject
          Content-Type: text/plain; charset=us-ascii
          Content-Type: text/html
          Content-Description: x

          What is inside.
          """);

  private final SmimeRoundTrip ours = new SmimeRoundTrip();

  @Test
  void openShouldKeepTheOuterFieldsAndTakeTheInnerForm() {
    String opened = text(ours.opened(ours.encrypted(FIELDS, ENTITY, false)));

    assertThat(opened)
        .isEqualTo(
            Mails.crlf(
                """
                Received: by the last hop
                From: bob@partner.example
                To: smime@contoso.example
                Subject: The true subject
                MIME-Version: 1.0
                Content-Type: text/plain; charset=us-ascii
                Content-Description: x

                What is inside.
                """));
  }

  /// Threat 9, CVE-2026-27443: an inner Subject stands only where the outer one says nothing.
  @Test
  void openShouldNotReplaceASubjectThatSaysSomething() {
    byte[] mail = ours.encrypted(FIELDS, ENTITY, false);

    assertThat(text(ours.opened(outerSubject(mail, "Invoice")))).contains("Subject: Invoice\r\n");
    assertThat(text(ours.opened(outerSubject(mail, "..."))))
        .contains("Subject: The true subject\r\n");
    assertThat(text(ours.opened(outerSubject(mail, "[...] more"))))
        .contains("Subject: [...] more\r\n");
  }

  @Test
  void openShouldNotLetAnInnerSubjectBringFields() {
    byte[] folded =
        Mails.bytes("Subject: one\n Bcc: eve@evil.example\nContent-Type: text/plain\n\nx\n");
    byte[] twice = Mails.bytes("Subject: one\nSubject: two\nContent-Type: text/plain\n\nx\n");

    assertThat(text(ours.opened(ours.encrypted(FIELDS, folded, false))))
        .contains("Subject: one Bcc: eve@evil.example\r\n");
    assertThat(text(ours.opened(ours.encrypted(FIELDS, twice, false))))
        .contains("Subject: [...]\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Subject: a\u0000b\r\n\r\nx", "Subject: a\rBcc: b\r\n\r\nx", "\r\n\rx"})
  void openShouldRefuseWhatIsNotLinesOfMail(String entity) {
    assertThat(ours.refusal(ours.encrypted(FIELDS, entity.getBytes(US_ASCII), false)))
        .contains("changed on its way");
  }

  @Test
  void openShouldTakeLinesThatEndInLf() {
    byte[] entity = "Content-Type: text/plain\n\nline\n".getBytes(US_ASCII);

    assertThat(text(ours.opened(ours.encrypted(FIELDS, entity, false))))
        .endsWith("Content-Type: text/plain\r\n\r\nline\r\n");
  }

  @ParameterizedTest
  @EnumSource
  void openShouldTakeBothHashesOfOaep(OaepHash hash) {
    SmimeRoundTrip oaep = SmimeRoundTrip.withOaepKey(hash);

    assertThat(text(oaep.opened(oaep.encrypted(FIELDS, ENTITY, false)))).contains("What is inside");
  }

  @Test
  void openShouldSayThatPkcs1IsNotOpened() {
    assertThat(ours.refusal(ours.encrypted(Mails.plain(), true)))
        .contains("PKCS #1 v1.5", "RSA-OAEP");
  }

  @Test
  void openShouldRefuseOtherMail() {
    assertThat(ours.refusal(Mails.plain())).contains("not wholly encrypted");
    SmimeRoundTrip others = new SmimeRoundTrip(SmimeRoundTrip.opening().serial(100));
    assertThat(ours.refusal(others.encrypted(Mails.plain(), false)))
        .contains("not encrypted to the organization's certificate");
  }

  @Test
  void openShouldKnowOlderCertificatesOfTheSettings() throws Exception {
    byte[] mail = ours.encrypted(FIELDS, ENTITY, false);
    SmimeSettings renewed =
        new SmimeSettings(
            ours.settings.signingCertificate(),
            ours.settings
                .openingCertificate()
                .map(old -> SmimeRoundTrip.opening().serial(100).pem() + old),
            ours.settings.trustAnchors(),
            ours.settings.revocationLists(),
            ours.settings.cbcDomains());

    assertThat(ours.opening.open(mail, MimeReader.read(mail), renewed))
        .isInstanceOf(Result.Opened.class);
  }

  @Test
  void isForUsShouldKnowOurMailOnly() throws Exception {
    SmimeRoundTrip others = new SmimeRoundTrip(SmimeRoundTrip.opening().serial(100));
    byte[] mail = ours.encrypted(Mails.plain(), false);

    assertThat(ours.opening.isForUs(MimeReader.read(mail), ours.settings)).isTrue();
    assertThat(ours.opening.isForUs(MimeReader.read(mail), others.settings)).isFalse();
    assertThat(ours.opening.isForUs(MimeReader.read(mail), SmimeSettings.NONE)).isFalse();
    assertThat(ours.opening.isForUs(MimeReader.read(Mails.complete()), ours.settings)).isFalse();
  }

  /// Threat 2: under GCM no change of any octet is opened, and the reason is the same for all that
  /// lie behind the key.
  @Test
  void openShouldRefuseEveryChangeUnderGcm() {
    byte[] mail = ours.encrypted(FIELDS, ENTITY, false);
    byte[] cms = cms(mail);
    byte[] whole = ours.opened(mail);
    Set<String> reasons = new HashSet<>();
    for (int at = 0; at < cms.length; at++) {
      byte[] changed = cms.clone();
      changed[at] ^= (byte) (1 << (at % 8));

      switch (ours.open(with(mail, changed))) {
        // Some octets say nothing: NULL parameters, or a version.
        case Result.Opened(byte[] opened) -> assertThat(opened).isEqualTo(whole);
        case Result.NotOpened(String reason) -> {
          if (at > cms.length - ENTITY.length) {
            reasons.add(reason);
          }
        }
      }
    }
    assertThat(reasons).contains("it was changed on its way, or was not encrypted to this key");
    assertThat(reasons.size()).isLessThanOrEqualTo(2); // the tag's own tag and length
  }

  /// Threat 2, EFAIL: CBC shows no changes.
  @Test
  void openShouldTakeCbcOnlyWhereAllOfItIsSigned() {
    SmimeRoundTrip oaep = SmimeRoundTrip.withOaepKey(OaepHash.SHA_256);

    assertThat(text(oaep.opened(oaep.encrypted(Mails.plain(), true)))).contains("the price is");
    assertThat(oaep.refusal(oaep.encrypted(FIELDS, ENTITY, true))).contains("AES-CBC");
  }

  /// Threat 2: every block changed, in one bit and by another block in its place.
  @Test
  void openShouldRefuseEveryChangeUnderCbc() {
    SmimeRoundTrip oaep = SmimeRoundTrip.withOaepKey(OaepHash.SHA_256);
    byte[] mail = oaep.encrypted(Mails.plain(), true);
    byte[] whole = oaep.opened(mail);
    byte[] cms = cms(mail);
    SeededRandom random = new SeededRandom(2);
    Set<String> reasons = new HashSet<>();
    for (int at = 600; at < cms.length; at += 8) {
      byte[] changed = cms.clone();
      if (random.nextBoolean()) {
        changed[at] ^= (byte) (1 << random.nextInt(8));
      } else {
        int other = 600 + random.nextInt(cms.length - 632);
        System.arraycopy(cms, other, changed, at, Math.min(16, cms.length - at));
        if (Arrays.equals(changed, cms)) {
          continue;
        }
      }

      switch (oaep.open(with(mail, changed))) {
        // Between the parts, and around base64, there is space that says nothing.
        case Result.Opened(byte[] opened) ->
            assertThat(text(opened)).contains(signedPart(text(whole)));
        case Result.NotOpened(String reason) -> reasons.add(reason);
      }
    }
    assertThat(reasons).hasSize(1);
  }

  /// Threat 2: text in front of, or behind, what is signed.
  @Test
  void openShouldRefuseCbcWithAnythingThatIsNotSigned() {
    SmimeRoundTrip oaep = SmimeRoundTrip.withOaepKey(OaepHash.SHA_256);
    byte[] signed = oaep.delivery.sign(Mails.alternative(), oaep.settings).entity();
    String entity = text(signed);

    assertThat(text(oaep.opened(oaep.encrypted(FIELDS, signed, true))))
        .contains("Dear Bob in text");
    String before = entity.replaceFirst("\r\n\r\n", "\r\n\r\nleak\r\n");
    assertThat(text(oaep.opened(oaep.encrypted(FIELDS, before.getBytes(US_ASCII), true))))
        .contains("Dear Bob in text")
        .doesNotContain("leak");
    for (String gadget :
        new String[] {
          entity + "leak",
          entity.replaceFirst(
              "(--signed-[0-9a-f]+)\r\n", "$1\r\nContent-Type: text/html\r\n\r\n<img>\r\n$1\r\n"),
          entity.replace("multipart/signed", "multipart/mixed"),
          entity.replace("Content-Type: multipart/signed", "Content-Type: multipart/mixed\r\n$0"),
        }) {
      assertThat(oaep.refusal(oaep.encrypted(FIELDS, gadget.getBytes(US_ASCII), true)))
          .contains("AES-CBC");
    }
  }

  /// Threat 31: structures without end give words, and no stack overflow.
  @Test
  void openShouldRefuseStructuresWithoutEnd() {
    byte[] mail = ours.encrypted(FIELDS, ENTITY, false);
    byte[] nested = new byte[200_000];
    for (int at = 0; at < nested.length; at += 2) {
      nested[at] = 0x30;
      nested[at + 1] = (byte) 0x80;
    }
    assertThat(ours.refusal(with(mail, nested))).contains("not wholly encrypted");
    Arrays.fill(nested, (byte) 0);
    assertThat(ours.refusal(with(mail, nested))).contains("not wholly encrypted");
  }

  @Test
  void openShouldNeverThrow() {
    byte[] mail = ours.encrypted(FIELDS, ENTITY, false);
    byte[] cms = cms(mail);
    SeededRandom random = new SeededRandom(31);
    for (int round = 0; round < 1_000; round++) {
      byte[] changed = Arrays.copyOf(cms, 1 + random.nextInt(cms.length));
      for (int change = 0; change < 3; change++) {
        changed[random.nextInt(Math.min(changed.length, 400))] = (byte) random.nextInt();
      }

      assertThat(ours.open(with(mail, changed))).isInstanceOf(Result.NotOpened.class);
    }
  }

  private static String signedPart(String opened) {
    int from = opened.indexOf("\r\n--signed-");
    return opened.substring(
        opened.indexOf("From: ", from), opened.indexOf("\r\n--signed-", from + 9));
  }

  private static byte[] outerSubject(byte[] mail, String subject) {
    return text(mail).replace("Subject: [...]", "Subject: " + subject).getBytes(US_ASCII);
  }

  private static byte[] cms(byte[] mail) {
    String text = text(mail);
    return Base64.getMimeDecoder().decode(text.substring(text.indexOf("\r\n\r\n") + 4));
  }

  private static byte[] with(byte[] mail, byte[] cms) {
    String text = text(mail);
    return (text.substring(0, text.indexOf("\r\n\r\n") + 4)
            + Base64.getMimeEncoder().encodeToString(cms)
            + "\r\n")
        .getBytes(US_ASCII);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, US_ASCII);
  }
}
