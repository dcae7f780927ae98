package org.sealpost.rules.predicate;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.MailContent;
import org.sealpost.mail.MalformedMailException;
import org.sealpost.mail.mime.MimeReader;
import org.sealpost.organization.Scope;
import org.sealpost.protection.MessageClass;
import org.sealpost.rules.RuleSamples;
import org.sealpost.testing.Mails;

/// Threat 38: nothing passes for another kind of mail by its label.
class MessageClassesTest {
  private static final Optional<EmailAddress> ANNA =
      Optional.of(EmailAddress.of("anna@contoso.example"));

  private static MessageClass kind(Optional<EmailAddress> reversePath, String rest)
      throws MalformedMailException {
    return kind(reversePath, Mails.withFields(rest));
  }

  private static MessageClass kind(Optional<EmailAddress> reversePath, byte[] message)
      throws MalformedMailException {
    MailContent content = MimeReader.read(message);
    Mail mail = RuleSamples.mail(content, Scope.INSIDE, List.of(RuleSamples.BOB));
    return MessageClasses.of(
        new Mail(
            mail.content(),
            mail.sender(),
            reversePath,
            mail.recipients(),
            mail.client(),
            message.length,
            mail.inspector()));
  }

  private static MessageClass kind(String rest) throws MalformedMailException {
    return kind(ANNA, rest);
  }

  private static MessageClass automatic(String rest) throws MalformedMailException {
    return kind(Optional.empty(), rest);
  }

  /// A multipart of this type, parts as they stand.
  private static String multipart(String type, String... parts) {
    String boundary =
        "b" + Integer.toHexString(type.hashCode() ^ String.join("", parts).hashCode());
    StringBuilder text = new StringBuilder("Content-Type: " + type + "; boundary=" + boundary);
    text.append("\n\n");
    for (String part : parts) {
      text.append("--").append(boundary).append('\n').append(part);
      text.append(part.endsWith("\n") ? "" : "\n");
    }
    return text.append("--").append(boundary).append("--\n").toString();
  }

  private static String part(String type, String content) {
    return "Content-Type: " + type + "\n\n" + content;
  }

  private static final String TEXT = part("text/plain", "Lunch on Monday\n");
  private static final String HTML = part("text/html", "<p>Lunch&nbsp;on <b>Monday</b></p>\n");
  private static final String PDF =
      "Content-Type: application/pdf; name=a.pdf\nContent-Transfer-Encoding: base64\n\nJVBERi0x\n";

  @Test
  void ofShouldTakeOrdinaryMailForThat() throws Exception {
    for (byte[] mail : Mails.valid()) {
      assertThat(kind(ANNA, mail)).isEqualTo(MessageClass.ORDINARY);
      assertThat(kind(Optional.empty(), mail)).isEqualTo(MessageClass.ORDINARY);
    }
  }

  @Nested
  class Calendars {
    private static final String ITEM =
        """
        BEGIN:VCALENDAR
        PRODID:-//Contoso//EN
        VERSION:2.0
        METHOD:REQUEST
        BEGIN:VTIMEZONE
        TZID:Vienna
        BEGIN:STANDARD
        DTSTART:16010101T030000
        END:STANDARD
        END:VTIMEZONE
        BEGIN:VEVENT
        UID:1@contoso.example
        SUMMARY;LANGUAGE=en-US:Lunch
          on Monday
        DESCRIPTION:Bring\\, please\\, the offer.
        ATTENDEE;CN="B: ob";RSVP=TRUE:mailto:bob@partner.example
        BEGIN:VALARM
        ACTION:DISPLAY
        END:VALARM
        END:VEVENT
        END:VCALENDAR
        """;
    private static final String CALENDAR =
        part("text/calendar; charset=utf-8; method=REQUEST", ITEM);
    private static final String ICS =
        "Content-Type: application/ics; name=invite.ics\n"
            + "Content-Disposition: attachment; filename=invite.ics\n\n"
            + ITEM;

    @Test
    void invitationsShouldBeKnown() throws Exception {
      for (String invitation :
          List.of(
              CALENDAR,
              part("text/calendar", ITEM),
              multipart("multipart/alternative", TEXT, CALENDAR),
              multipart("multipart/alternative", TEXT, HTML, CALENDAR),
              multipart("multipart/alternative", part("text/plain", "\n"), CALENDAR),
              multipart(
                  "multipart/alternative",
                  part("text/plain; charset=iso-8859-1", "Bring, please,\nthe offer."),
                  CALENDAR),
              multipart("multipart/mixed", CALENDAR),
              multipart(
                  "multipart/mixed", multipart("multipart/alternative", TEXT, HTML, CALENDAR)),
              multipart(
                  "multipart/mixed",
                  multipart("multipart/alternative", TEXT, HTML, CALENDAR),
                  ICS))) {
        assertThat(kind(invitation)).as(invitation).isEqualTo(MessageClass.CALENDAR);
      }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUBLISH", "REPLY", "CANCEL", "COUNTER", "request"})
    void allMethodsShouldBeKnown(String method) throws Exception {
      assertThat(kind(part("text/calendar", ITEM.replace("METHOD:REQUEST", "METHOD:" + method))))
          .isEqualTo(MessageClass.CALENDAR);
    }

    @Test
    void invitationsWithMoreShouldBeOrdinary() throws Exception {
      for (String mail :
          List.of(
              multipart("multipart/mixed", CALENDAR, PDF),
              multipart("multipart/mixed", multipart("multipart/alternative", TEXT, CALENDAR), PDF),
              multipart("multipart/mixed", CALENDAR, ICS, PDF),
              multipart("multipart/alternative", TEXT, PDF, CALENDAR),
              multipart("multipart/alternative", TEXT, CALENDAR, PDF),
              multipart("multipart/alternative", TEXT, CALENDAR, HTML),
              multipart("multipart/alternative", TEXT, TEXT, CALENDAR),
              multipart("multipart/alternative", HTML, HTML, CALENDAR),
              multipart("multipart/alternative", TEXT, CALENDAR, CALENDAR),
              multipart("multipart/mixed", TEXT, CALENDAR),
              multipart("multipart/mixed", CALENDAR, TEXT),
              multipart("multipart/mixed", CALENDAR, ICS.replace("Lunch", "Secret")),
              multipart("multipart/related", TEXT, CALENDAR),
              multipart("multipart/alternative", TEXT + "begin 644 secret.pdf\nM123\n", CALENDAR),
              multipart(
                  "multipart/alternative",
                  part("text/plain", "The contract, in confidence."),
                  CALENDAR),
              multipart(
                  "multipart/alternative",
                  TEXT,
                  part("text/html", "<p>The contract, in confidence</p>"),
                  CALENDAR),
              multipart("multipart/alternative", TEXT, CALENDAR) + "The contract.\n",
              multipart("multipart/alternative", TEXT, CALENDAR)
                  .replace("\n\n--b", "\n\n" + "The contract. ".repeat(20) + "\n--b"))) {
        assertThat(kind(mail)).as(mail).isEqualTo(MessageClass.ORDINARY);
      }
    }

    @Test
    void whatIsNoInvitationShouldBeOrdinary() throws Exception {
      for (String item :
          List.of(
              "The contract.",
              "",
              ITEM.replace("METHOD:REQUEST\n", ""),
              ITEM.replace("METHOD:REQUEST", "METHOD:READ"),
              ITEM.replace("METHOD:REQUEST", "METHOD:REQUEST\nMETHOD:REQUEST"),
              ITEM.replace("METHOD:REQUEST\n", "").replace("UID:", "METHOD:REQUEST\nUID:"),
              ITEM + "The contract.\n",
              "The contract:\n" + ITEM,
              ITEM + ITEM,
              ITEM.replace("END:VEVENT\n", ""),
              ITEM.replace("END:VCALENDAR\n", ""),
              ITEM.replace("VEVENT", "X-FILE"),
              ITEM.replace("UID:", "The contract is\nUID:"),
              ITEM.replace("UID:", "ATTACH;ENCODING=BASE64;VALUE=BINARY:JVBERi0x\nUID:"),
              ITEM.replace("UID:", "ATTACH:data:application/pdf;base64,JVBERi0x\nUID:"),
              "BEGIN:VCALENDAR\nMETHOD:REQUEST\nEND:VCALENDAR\n")) {
        assertThat(kind(part("text/calendar; method=REQUEST", item)))
            .as(item)
            .isEqualTo(MessageClass.ORDINARY);
      }
    }

    @Test
    void linksInInvitationsShouldBeNoFiles() throws Exception {
      assertThat(
              kind(
                  part(
                      "text/calendar",
                      ITEM.replace(
                          "UID:", "ATTACH;FMTTYPE=text/html:https://contoso.example/1\nUID:"))))
          .isEqualTo(MessageClass.CALENDAR);
    }

    @Test
    void ambiguousInvitationsShouldBeOrdinary() throws Exception {
      for (String mail :
          List.of(
              "Content-Type: text/plain\n" + CALENDAR,
              CALENDAR.replace("Content-Type", "Content-Type: text/plain\ncontent-TYPE"),
              part("text/calendar; method=REPLY", ITEM),
              part("text/calendar; method=REQUEST; method=REQUEST", ITEM),
              part("text/calendar; method*0=REQ; method*1=UEST", ITEM),
              part("text/calendar (or not); method=REQUEST", ITEM),
              part("text/calendar; name=\"=?utf-8?Q?a.ics?=\"", ITEM),
              part("text/calendar; name=a.ics", ITEM),
              "Content-Disposition: attachment\n" + CALENDAR,
              "Content-Transfer-Encoding: 7bit\nContent-Transfer-Encoding: base64\n" + CALENDAR,
              multipart("multipart/alternative", TEXT, "Content-Type: text/plain\n" + CALENDAR),
              multipart("multipart/alternative; boundary=x", TEXT, CALENDAR),
              "Content-Class: urn:content-classes:calendarmessage\n" + TEXT)) {
        assertThat(kind(mail)).as(mail).isEqualTo(MessageClass.ORDINARY);
      }
    }
  }

  @Nested
  class Reports {
    private static final String STATUS =
        part(
            "message/delivery-status",
            """
            Reporting-MTA: dns; mx.contoso.example

            Final-Recipient: rfc822; bob@partner.example
            Action: failed
            Status: 5.1.1
            Diagnostic-Code: smtp;
             550 unknown
            """);
    private static final String DISPOSITION =
        part(
            "message/disposition-notification",
            """
            Reporting-UA: contoso.example; Mail
            Final-Recipient: rfc822; anna@contoso.example
            Original-Message-ID: <1@partner.example>
            Disposition: manual-action/MDN-sent-manually; displayed
            """);
    private static final String RETURNED =
        part("message/rfc822", "From: a@b.example\nSubject: x\n\nThe message.\n");
    private static final String HEADERS =
        part("text/rfc822-headers", "From: a@b.example\nSubject: x\n y\n");
    private static final String DSN = "multipart/report; report-type=delivery-status";
    private static final String MDN = "multipart/report; report-type=disposition-notification";

    @Test
    void deliveryReportsShouldBeKnown() throws Exception {
      for (String report :
          List.of(
              multipart(DSN, TEXT, STATUS),
              multipart(DSN, HTML, STATUS, HEADERS),
              multipart(
                  "multipart/report; report-type=\"Delivery-Status\"", TEXT, STATUS, RETURNED),
              multipart(DSN, multipart("multipart/alternative", TEXT, HTML), STATUS, RETURNED))) {
        assertThat(automatic(report)).as(report).isEqualTo(MessageClass.DELIVERY_REPORT);
        assertThat(kind(report)).as("with a reverse-path").isEqualTo(MessageClass.ORDINARY);
      }
    }

    @Test
    void readReceiptsShouldBeKnown() throws Exception {
      for (String receipt :
          List.of(multipart(MDN, TEXT, DISPOSITION), multipart(MDN, TEXT, DISPOSITION, HEADERS))) {
        assertThat(automatic(receipt)).as(receipt).isEqualTo(MessageClass.READ_RECEIPT);
        assertThat(kind(receipt)).as("with a reverse-path").isEqualTo(MessageClass.ORDINARY);
      }
    }

    @Test
    void reportsOfAnythingElseShouldBeOrdinary() throws Exception {
      for (String mail :
          List.of(
              multipart("multipart/report", TEXT, STATUS),
              multipart("multipart/report; report-type=feedback-report", TEXT, STATUS),
              multipart("multipart/mixed; report-type=delivery-status", TEXT, STATUS),
              multipart(DSN, TEXT),
              multipart(DSN, STATUS),
              multipart(DSN, STATUS, TEXT),
              multipart(DSN, TEXT, DISPOSITION),
              multipart(DSN, TEXT, PDF),
              multipart(DSN, PDF, STATUS),
              multipart(DSN, TEXT, STATUS, PDF),
              multipart(DSN, TEXT, STATUS, RETURNED, PDF),
              multipart(DSN, TEXT, STATUS, TEXT),
              multipart(DSN, multipart("multipart/mixed", TEXT, PDF), STATUS),
              multipart(DSN, multipart("multipart/alternative", TEXT, PDF), STATUS),
              multipart(DSN, TEXT, STATUS + "\nThe contract, in confidence.\n"),
              multipart(DSN, TEXT, STATUS.replace("Action: failed\n", "")),
              multipart(DSN, TEXT, STATUS.replace("Reporting-MTA", "X-Secret")),
              multipart(DSN, TEXT, STATUS, HEADERS + "\nThe contract, in confidence.\n"),
              multipart(DSN, TEXT + "=ybegin line=128 size=3 name=a\n", STATUS),
              multipart(MDN, TEXT, STATUS),
              multipart(MDN, TEXT, DISPOSITION, RETURNED),
              multipart(MDN, TEXT, DISPOSITION, PDF),
              multipart(MDN, TEXT, DISPOSITION.replace("Disposition:", "X:")),
              multipart(DSN + "; report-type=delivery-status", TEXT, STATUS),
              "Content-Type: text/plain\n" + multipart(DSN, TEXT, STATUS),
              multipart(DSN, TEXT, STATUS) + "\nThe contract.\n")) {
        assertThat(automatic(mail)).as(mail).isEqualTo(MessageClass.ORDINARY);
      }
    }
  }

  @Nested
  class AutomaticReplies {
    private static final String FIELDS =
        "Auto-Submitted: auto-replied\nIn-Reply-To: <1@partner.example>\n";
    private static final String EXCHANGE =
        FIELDS.replace("auto-replied", "auto-generated") + "X-Auto-Response-Suppress: All\n";

    @Test
    void automaticRepliesShouldBeKnown() throws Exception {
      for (String fields : List.of(FIELDS, EXCHANGE)) {
        for (String body :
            List.of(TEXT, HTML, "\nAway.\n", multipart("multipart/alternative", TEXT, HTML))) {
          assertThat(automatic(fields + body)).isEqualTo(MessageClass.OUT_OF_OFFICE);
          assertThat(kind(fields + body)).isEqualTo(MessageClass.ORDINARY);
        }
      }
    }

    @Test
    void whatIsMoreOrLessShouldBeOrdinary() throws Exception {
      for (String mail :
          List.of(
              "Auto-Submitted: auto-replied\n" + TEXT,
              "Auto-Submitted: no\nIn-Reply-To: <1@b.example>\n" + TEXT,
              "Auto-Submitted: auto-generated\nIn-Reply-To: <1@b.example>\n" + TEXT,
              "Precedence: auto_reply\nIn-Reply-To: <1@b.example>\n" + TEXT,
              "X-Autoreply: yes\nIn-Reply-To: <1@b.example>\n" + TEXT,
              "Auto-Submitted: no\n" + FIELDS + TEXT,
              FIELDS + multipart("multipart/mixed", TEXT, PDF),
              FIELDS + multipart("multipart/mixed", TEXT, HTML),
              FIELDS + multipart("multipart/alternative", TEXT, TEXT),
              FIELDS + multipart("multipart/alternative", TEXT, HTML, PDF),
              FIELDS + multipart("multipart/alternative", TEXT, HTML) + "Hidden.\n",
              FIELDS + "Content-Disposition: attachment; filename=a.txt\n" + TEXT,
              FIELDS + PDF,
              FIELDS + "Content-Type: text/html\n" + TEXT,
              FIELDS + TEXT + "begin 644 secret.pdf\nM123\n")) {
        assertThat(automatic(mail)).as(mail).isEqualTo(MessageClass.ORDINARY);
      }
    }
  }

  @Nested
  class OpenPgp {
    private static final String CONTROL = part("application/pgp-encrypted", "Version: 1\n");
    private static final String TYPE =
        "multipart/encrypted; protocol=\"application/pgp-encrypted\"";

    /// A session key of ten octets, and as much encrypted data as said.
    private static byte[] message(int length) {
      byte[] data = new byte[length];
      new Random(1).nextBytes(data);
      return HexFormat.of()
          .parseHex("c10a03aabbccddeeff001122" + "d2ff%08x".formatted(length) + hex(data));
    }

    private static String hex(byte[] octets) {
      return HexFormat.of().formatHex(octets);
    }

    private static String armored(byte[] message) {
      return "-----BEGIN PGP MESSAGE-----\nVersion: Contoso 1\n\n"
          + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(message)
          + "\n=AbCd\n-----END PGP MESSAGE-----\n";
    }

    private static String mime(String content) {
      return multipart(TYPE, CONTROL, part("application/octet-stream; name=x.asc", content));
    }

    private static String binary(byte[] content) {
      return multipart(
          TYPE,
          CONTROL,
          "Content-Type: application/octet-stream\nContent-Transfer-Encoding: base64\n\n"
              + Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(content));
    }

    @Test
    void encryptedMailShouldBeKnown() throws Exception {
      for (String mail :
          List.of(
              mime(armored(message(500))),
              mime("\n" + armored(message(48)) + "\n"),
              mime(armored(message(100_000))),
              mime(armored(message(500)).replace("=AbCd\n", "")),
              binary(message(500)),
              part("text/plain", armored(message(500))),
              "\n" + armored(message(501)),
              part("text/plain", "\n\n" + armored(message(502)) + "\n\n"))) {
        assertThat(kind(mail)).isEqualTo(MessageClass.PGP_ENCRYPTED);
      }
    }

    @ParameterizedTest
    @CsvSource({
      // Old format, two octets of length; new format, two octets; partial lengths.
      "84020102 d20201aa, true",
      "850002aabb a70001, false",
      "c102aabb d2e1aabb01cc, true",
      "c102aabb d2c00000, false",
      // Indeterminate, to the end.
      "84020102 caaabb, false",
      "84020102 cb, false",
      // A marker before, padding between.
      "ca03504750 c102aabb d503000000 d20201aa, true",
      "c302aabb d20201aa, true",
      // AEAD (tag 20).
      "c102aabb d40201aa, true",
      // Without any key; key only; literal data; compressed; signed; data without integrity.
      "d20201aa, false",
      "c102aabb, false",
      "c102aabb cb0201aa, false",
      "c80201aa, false",
      "c102aabb c90201aa, false",
      "c102aabb d20201aa c20101, false",
      "c102aabb d20201aa 00, false",
      "c102aabb d20301aa, false",
      "c102aa, false",
      "41, false"
    })
    void packetsShouldBeKeysAndEncryptedDataToTheEnd(String hex, boolean encrypted)
        throws Exception {
      byte[] message = HexFormat.of().parseHex(hex.replace(" ", ""));

      MessageClass expected = encrypted ? MessageClass.PGP_ENCRYPTED : MessageClass.ORDINARY;
      assertThat(kind(binary(message))).isEqualTo(expected);
      assertThat(kind(mime(armored(message)))).isEqualTo(expected);
    }

    @Test
    void moreThanAMessageShouldBeOrdinary() throws Exception {
      String armored = armored(message(500));
      String good = part("application/octet-stream", armored);
      for (String mail :
          List.of(
              part("text/plain", armored + "The contract, in confidence.\n"),
              part("text/plain", "The contract, in confidence.\n" + armored),
              part("text/plain", armored + armored),
              part("text/plain", armored.replace("Version: Contoso 1", "The contract")),
              part("text/plain", armored.replace("Version:", "Contract:")),
              part("text/plain", armored.replace("Version: Contoso 1", "Comment: a\n".repeat(7))),
              part("text/plain", armored.replace("=AbCd", "=AbCd\nThe contract")),
              part("text/plain", armored.replace("=AbCd\n", "The+contract+in+confidence\n")),
              part("text/plain", armored.replace("-----END PGP MESSAGE-----", "")),
              part("text/plain", armored.replace("PGP MESSAGE", "PGP SIGNED MESSAGE")),
              part("text/html", armored),
              multipart("multipart/mixed", part("text/plain", armored), PDF),
              multipart("multipart/alternative", part("text/plain", armored), HTML),
              mime(armored + "The contract, in confidence.\n"),
              mime("The contract, in confidence.\n"),
              mime(""),
              mime(armored) + "The contract, in confidence.\n",
              multipart(TYPE, CONTROL),
              multipart(TYPE, good),
              multipart(TYPE, good, CONTROL),
              multipart(TYPE, CONTROL, good, TEXT),
              multipart(TYPE, CONTROL, good, PDF),
              multipart(TYPE, TEXT, good),
              multipart(TYPE, CONTROL, part("text/plain", armored)),
              multipart(TYPE, part("application/pgp-encrypted", "Version: 2\n"), good),
              multipart(
                  TYPE, part("application/pgp-encrypted", "Version: 1\nThe contract\n"), good),
              multipart("multipart/encrypted", CONTROL, good),
              multipart("multipart/encrypted; protocol=other", CONTROL, good),
              multipart("multipart/mixed; protocol=\"application/pgp-encrypted\"", CONTROL, good),
              multipart(TYPE + "; protocol=other", CONTROL, good),
              "Content-Type: text/plain\n" + mime(armored))) {
        assertThat(kind(mail)).as(mail).isEqualTo(MessageClass.ORDINARY);
      }
    }
  }

  /// Every octet of what passes is needed for it: nothing that is changed makes it another kind.
  @Test
  void ofShouldNeverThrowWhateverIsDamaged() throws Exception {
    Random random = new Random(38);
    byte[] armored = Mails.withFields(OpenPgp.mime(OpenPgp.armored(OpenPgp.message(80))));
    byte[] calendar =
        Mails.withFields(multipart("multipart/alternative", TEXT, Calendars.CALENDAR));
    for (int round = 0; round < 600; round++) {
      byte[] message = (round % 2 == 0 ? armored : calendar).clone();
      message[random.nextInt(message.length)] = (byte) random.nextInt(256);
      try {
        assertThat(kind(ANNA, message))
            .as(new String(message, ISO_8859_1))
            .isIn(
                MessageClass.ORDINARY,
                round % 2 == 0 ? MessageClass.PGP_ENCRYPTED : MessageClass.CALENDAR);
      } catch (MalformedMailException refused) {
        assertThat(refused).hasMessageNotContaining("Exception");
      }
    }
  }
}
