package org.sealpost.rules.predicate;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.sealpost.rules.RuleSamples.ANNA;
import static org.sealpost.rules.RuleSamples.BOB;
import static org.sealpost.rules.RuleSamples.part;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.mail.MailContent;
import org.sealpost.mail.MailPart;
import org.sealpost.mail.Mailbox;
import org.sealpost.mail.MalformedMailException;
import org.sealpost.mail.mime.MimeReader;
import org.sealpost.organization.Scope;
import org.sealpost.rules.RuleSamples;
import org.sealpost.testing.Mails;

class MessageTypeTest {
  private static final String ENVELOPED = "06092a864886f70d010703";
  private static final String AUTH_ENVELOPED = "060b2a864886f70d0109100117";
  private static final String SIGNED = "06092a864886f70d010702";
  private static final String DATA = "06092a864886f70d010701";

  private static Set<MessageType> types(String rest) throws MalformedMailException {
    return types(MimeReader.read(Mails.withFields(rest)));
  }

  private static Set<MessageType> types(MailContent content) {
    return MessageType.of(RuleSamples.mail(content, Scope.INSIDE, List.of(BOB)));
  }

  /// ContentInfo of this type with a version and nothing more of sense.
  private static byte[] cms(String type) {
    // As encrypted content: nothing that could be taken for text.
    String inside = "020100" + "00f1e2d3c4b5a697".repeat(25);
    String content = "a081ce" + "3081cb" + inside;
    return HexFormat.of()
        .parseHex("3081%02x".formatted((type.length() + content.length()) / 2) + type + content);
  }

  private static String smime(String mediaType, byte[] content) {
    return """
    Content-Type: %s
    Content-Transfer-Encoding: base64

    %s
    """
        .formatted(mediaType, Base64.getMimeEncoder(76, new byte[] {10}).encodeToString(content));
  }

  @Test
  void ofShouldFindNothingInOrdinaryMail() throws Exception {
    for (byte[] mail : Mails.valid()) {
      assertThat(types(MimeReader.read(mail))).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Auto-Submitted: auto-replied | OOF",
        "Auto-Submitted: AUTO-Replied; owner-email=\"x@y\" | OOF",
        "Auto-Submitted: auto-replied (vacation) | OOF",
        "Auto-Submitted: no | ",
        "Auto-Submitted: auto-generated | ",
        "X-Auto-Response-Suppress: All | ",
        "X-Autoreply: yes | OOF",
        "X-Autoreply: no | ",
        "X-Autorespond: whatever | OOF",
        "Precedence: auto_reply | OOF",
        "Precedence: bulk | ",
        "X-MS-Exchange-Organization-AutoForwarded: true | AUTO_FORWARD",
        "X-MS-Exchange-Organization-AutoForwarded: false | ",
        "Autoforwarded: True | AUTO_FORWARD",
        "Content-Class: urn:content-classes:calendarmessage | CALENDARING",
        "Content-Class: urn:content-classes:message | ",
        "Content-Class: rpmsg.message | PERMISSION_CONTROLLED",
        "Content-Class: voice | VOICEMAIL",
        "Content-Class: Voice-UC | VOICEMAIL",
        "X-CallingTelephoneNumber: +43 1 | VOICEMAIL",
        "X-VoiceMessageDuration: 12 | VOICEMAIL",
        "Message-Context: voice-message | VOICEMAIL",
        "X-MS-Exchange-Organization-Approval-Initiator: a@b | APPROVAL_REQUEST",
      })
  void ofShouldGoByFields(String field, @Nullable MessageType type) throws Exception {
    assertThat(types(field + "\n\nHello.\n")).isEqualTo(type == null ? Set.of() : Set.of(type));
  }

  @Test
  void ofShouldKnowExchangesAutomaticReplies() throws Exception {
    assertThat(
            types(
                """
                Auto-Submitted: auto-generated
                X-Auto-Response-Suppress: All
                In-Reply-To: <a@b.example>

                Away.
                """))
        .containsExactly(MessageType.OOF);
    assertThat(
            types(
                """
                Auto-Submitted: auto-generated
                X-Auto-Response-Suppress: All

                A statement.
                """))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource
  void ofShouldGoByParts(String mediaType, String name, MessageType expected) {
    assertThat(types(content(List.of("text"), part(mediaType, name, new byte[] {1}))))
        .containsExactly(expected);
  }

  static Stream<Arguments> ofShouldGoByParts() {
    return Stream.of(
        Arguments.of("text/calendar", "", MessageType.CALENDARING),
        Arguments.of(
            "application/x-microsoft-rpmsg-message", "", MessageType.PERMISSION_CONTROLLED),
        Arguments.of(
            "application/octet-stream", "message.rpmsg", MessageType.PERMISSION_CONTROLLED),
        Arguments.of("text/html", "message_v4.RPMSG", MessageType.PERMISSION_CONTROLLED));
  }

  @Test
  void ofShouldKnowClearSignedMail() throws Exception {
    assertThat(
            types(
                """
                Content-Type: multipart/signed; protocol="application/pkcs7-signature"; boundary=s

                --s
                Content-Type: text/plain

                Hello.
                --s
                Content-Type: application/pkcs7-signature; name=smime.p7s
                Content-Transfer-Encoding: base64

                MAA=
                --s--
                """))
        .containsExactly(MessageType.SIGNED);
  }

  @Test
  void ofShouldKnowReadReceipts() throws Exception {
    assertThat(
            types(
                """
                Content-Type: multipart/report; report-type=disposition-notification; boundary=r

                --r
                Content-Type: text/plain

                Was read.
                --r
                Content-Type: message/disposition-notification

                Disposition: manual-action/MDN-sent-manually; displayed
                --r--
                """))
        .containsExactly(MessageType.READ_RECEIPT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m",
        "application/pkcs7-mime; smime-type=signed-data",
        "application/x-pkcs7-mime",
        "application/octet-stream; name=smime.p7m",
      })
  void ofShouldKnowEncryptedMailByItsBytes(String mediaType) throws Exception {
    assertThat(types(smime(mediaType, cms(ENVELOPED)))).containsExactly(MessageType.ENCRYPTED);
    assertThat(types(smime(mediaType, cms(AUTH_ENVELOPED)))).containsExactly(MessageType.ENCRYPTED);
    assertThat(types(smime(mediaType, cms(SIGNED)))).containsExactly(MessageType.SIGNED);
    assertThat(types(smime(mediaType, cms(DATA)))).isEmpty();
    assertThat(types(smime(mediaType, "my secret".getBytes(US_ASCII)))).isEmpty();
  }

  @Test
  void ofShouldKnowIndefiniteLengths() throws Exception {
    byte[] streamed =
        HexFormat.of().parseHex("3080" + ENVELOPED + "a0803080" + "020103" + "aa".repeat(9));

    assertThat(types(smime("application/pkcs7-mime", streamed)))
        .containsExactly(MessageType.ENCRYPTED);
  }

  @Test
  void ofShouldNotBelieveContentWithMoreBehindIt() throws Exception {
    byte[] whole = cms(ENVELOPED);
    ByteArrayOutputStream more = new ByteArrayOutputStream();
    more.writeBytes(whole);
    more.writeBytes("and my secret".getBytes(US_ASCII));

    assertThat(types(smime("application/pkcs7-mime", more.toByteArray()))).isEmpty();
  }

  @Test
  void ofShouldNotBelieveAnyBeginningOfContent() throws Exception {
    byte[] whole = cms(ENVELOPED);
    for (int length = 0; length < whole.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);

      assertThat(types(content(List.of(), part("application/pkcs7-mime", "", part))))
          .as("%d bytes", length)
          .isEmpty();
    }
  }

  /// The text beside it can be read by everybody.
  @Test
  void ofShouldNotTakeMailWithAnEncryptedAttachmentForEncrypted() {
    MailPart encrypted = part("application/pkcs7-mime", "smime.p7m", cms(ENVELOPED));
    MailPart other = part("application/pdf", "secret.pdf", new byte[] {1});

    assertThat(types(content(List.of("a secret"), encrypted))).isEmpty();
    assertThat(types(content(List.of(), encrypted, other))).isEmpty();
    assertThat(types(content(List.of(), encrypted, encrypted))).isEmpty();
    assertThat(types(content(List.of(" \n"), encrypted))).containsExactly(MessageType.ENCRYPTED);
  }

  @Test
  void ofShouldNotBelieveWhatCannotBeRead() {
    MailPart broken =
        new MailPart(
            0,
            "application/pkcs7-mime",
            Optional.empty(),
            Optional.empty(),
            false,
            100,
            () -> {
              throw new IOException("broken");
            });

    assertThat(types(content(List.of(), broken))).isEmpty();
  }

  private static MailContent content(List<String> texts, MailPart... parts) {
    return new MailContent(
        List.of(),
        Mailbox.of(ANNA),
        List.of(),
        List.of(),
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        texts,
        List.of(),
        List.of(parts));
  }
}
