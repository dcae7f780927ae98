package org.sealpost.mail.edit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.HeaderField;
import org.sealpost.mail.MailContent;
import org.sealpost.mail.Mailbox;
import org.sealpost.mail.RawMessage;
import org.sealpost.mail.edit.MessageEdit.AddVisibleRecipient;
import org.sealpost.mail.edit.MessageEdit.PrependSubject;
import org.sealpost.mail.edit.MessageEdit.RemoveFromSubject;
import org.sealpost.mail.edit.MessageEdit.RemoveHeader;
import org.sealpost.mail.edit.MessageEdit.SetHeader;
import org.sealpost.mail.edit.MessageEdit.VisibleField;
import org.sealpost.mail.mime.MimeReader;
import org.sealpost.testing.Mails;

class HeaderEditsTest {
  private static final EmailAddress BOB = EmailAddress.of("bob@partner.example");

  private static String edited(String message, MessageEdit... edits) {
    return new String(Edits.made(Mails.bytes(message), edits), UTF_8);
  }

  @Test
  void applyShouldReturnTheSameBytesWithoutEdits() {
    for (byte[] message : Mails.valid()) {
      assertThat(Edits.made(message)).isEqualTo(message);
      assertThat(Edits.made(message, new RemoveHeader("X-Nowhere"))).isEqualTo(message);
      assertThat(Edits.made(message, new RemoveFromSubject("[nowhere]"))).isEqualTo(message);
    }
  }

  @Nested
  class Subjects {
    @Test
    void prependShouldChangeTheSubjectAndNothingElse() {
      String edited =
          edited(
              """
              From: a@b.example
              subject:The   offer
              X-Odd :  kept \s
              \tas is

              büdy
              """,
              new PrependSubject("[EXT] "));

      assertThat(edited)
          .isEqualTo(
              Mails.crlf(
                  """
                  From: a@b.example
                  subject: [EXT] The   offer
                  X-Odd :  kept \s
                  \tas is

                  büdy
                  """));
    }

    @Test
    void prependShouldMakeASubjectWhereThereIsNone() {
      assertThat(edited("From: a@b.example\n\nbody\n", new PrependSubject("[EXT]")))
          .isEqualTo(Mails.crlf("From: a@b.example\nSubject: [EXT]\n\nbody\n"));
    }

    @Test
    void prependShouldChangeEverySubject() throws Exception {
      String edited =
          edited("Subject: one\nFrom: a@b.example\nSUBJECT: two\n\n", new PrependSubject("x "));

      assertThat(read(edited).header("Subject")).containsExactly("x one", "x two");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "=?utf-8?Q?=C3=9Cbersicht?=",
          "=?iso-8859-1?Q?=DCbersicht?= =?utf-8?B?w5xiZXI=?=",
          "Übersicht, raw",
          "=?utf-8?Q?a=0D=0ABcc=3A_x=40y.example?=",
          "=?utf-8?Q?=3D=3Futf-8=3FQ=3Fx=3F=3D?=",
          "=?unknown?Q?x?= and more",
          "  a   b\t c",
          ""
        })
    void prependShouldSayWhatLaterRulesSaw(String subject) throws Exception {
      String message = "From: a@b.example\nSubject: " + subject + "\n\nbody\n";
      List<MessageEdit> edits = List.of(new PrependSubject(" [Extern: Ü] "));

      String edited = edited(message, edits.getFirst());

      assertThat(read(edited).header("Subject"))
          .containsExactlyElementsOf(promised(Mails.bytes(message), edits, "Subject"));
      assertThat(read(edited).headers()).hasSize(2);
    }

    @Test
    void prependShouldFoldWhatIsLong() throws Exception {
      String subject = "wörter ".repeat(200).strip();
      String ascii = "words ".repeat(200).strip();

      for (String text : List.of(subject, ascii, "x".repeat(2_000), "\ud83d\ude00".repeat(300))) {
        String edited =
            edited("From: a@b.example\nSubject: " + text + "\n\n", new PrependSubject("[EXT] "));

        assertThat(edited.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(79));
        assertThat(edited).matches("[\\x09-\\x7e]*");
        assertThat(read(edited).subject()).isEqualTo("[EXT] " + text);
      }
    }
  }

  @Nested
  class Fields {
    @Test
    void setShouldReplaceAllByOneAtTheEnd() {
      assertThat(
              edited(
                  "X-A: 1\nFrom: a@b.example\nx-a: 2\n 3\nTo: c@d.example\n\nbody\n",
                  new SetHeader("X-A", "new")))
          .isEqualTo(Mails.crlf("From: a@b.example\nTo: c@d.example\nX-A: new\n\nbody\n"));
    }

    @Test
    void removeShouldTakeAllAndNothingThatBeginsLikeIt() {
      assertThat(
              edited(
                  "X-A: 1\n 2\nX-AB: 1\nx-a : 3\nFrom: a@b.example\n\nX-A: in the body\n",
                  new RemoveHeader("x-A")))
          .isEqualTo(Mails.crlf("X-AB: 1\nFrom: a@b.example\n\nX-A: in the body\n"));
    }

    @Test
    void setShouldNotBreakOutOfItsField() throws Exception {
      for (String value : List.of("a\r\nBcc: x@y.example", "a\nb", "a\rb", "a\0b", "a\u000bb")) {
        assertThatIllegalArgumentException().isThrownBy(() -> new SetHeader("X-A", value));
      }
      for (String value :
          List.of("\u2028Bcc: x", "\u0085Bcc: x", "a\u007fb", "=?utf-8?Q?x=0D=0ABcc:_y?=")) {
        String edited = edited("From: a@b.example\n\nbody\n", new SetHeader("X-A", value));

        assertThat(read(edited).headers()).hasSize(2);
        assertThat(read(edited).header("X-A")).containsExactly(value);
        assertThat(edited).matches("[\\x09-\\x7e]*");
      }
    }

    @Test
    void setShouldTakeTheLongestNameAndValue() throws Exception {
      String name = "X-" + "n".repeat(62);
      for (String value : List.of("v".repeat(1_024), "ü".repeat(1_024), "v ".repeat(512).strip())) {
        String edited = edited("From: a@b.example\n\nbody\n", new SetHeader(name, value));

        assertThat(edited.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(998));
        assertThat(read(edited).header(name)).containsExactly(value);
      }
    }

    @Test
    void setShouldKeepAddressesAddresses() throws Exception {
      String edited =
          edited("From: a@b.example\n\n", new SetHeader("Reply-To", "Jürgen <j@b.example>"));

      assertThat(edited).contains("=?utf-8?Q?J=C3=BCrgen?= <j@b.example>");
      assertThat(read(edited).header("Reply-To")).containsExactly("Jürgen <j@b.example>");
    }

    @Test
    void setShouldWorkOnAMessageThatEndsInItsHeader() throws Exception {
      assertThat(edited("From: a@b.example", new SetHeader("X-A", "1")))
          .isEqualTo("From: a@b.example\r\nX-A: 1\r\n");
    }
  }

  @Nested
  class Recipients {
    static List<Object[]> addShouldNameTheRecipientOnce() {
      return List.of(
          new Object[] {"To: c@d.example", "c@d.example bob@partner.example"},
          new Object[] {
            "To: C <c@d.example>,\n e@f.example", "c@d.example e@f.example bob@partner.example"
          },
          new Object[] {"To: c@d.example,", "c@d.example bob@partner.example"},
          new Object[] {"To: undisclosed-recipients:;", "bob@partner.example"},
          new Object[] {"To:", "bob@partner.example"},
          new Object[] {"To: \"left open <c@d.example>", "c@d.example bob@partner.example"},
          new Object[] {"To: (left open <c@d.example>", "c@d.example bob@partner.example"},
          new Object[] {
            "To: c@d.example\nTo: e@f.example", "c@d.example e@f.example bob@partner.example"
          },
          new Object[] {"X-Other: 1", "bob@partner.example"},
          new Object[] {"To: Bob <BOB@Partner.example>", "BOB@partner.example"},
          new Object[] {"To: c@d.example, bob@partner.example", "c@d.example bob@partner.example"});
    }

    @ParameterizedTest
    @MethodSource
    void addShouldNameTheRecipientOnce(String field, String expected) throws Exception {
      String header = field + "\nFrom: a@b.example\n\nbody\n";

      String edited = edited(header, new AddVisibleRecipient(VisibleField.TO, BOB));
      String twice =
          edited(edited.replace("\r\n", "\n"), new AddVisibleRecipient(VisibleField.TO, BOB));

      assertThat(String.join(" ", addresses(read(edited).to()))).isEqualTo(expected);
      assertThat(twice).isEqualTo(edited);
    }

    @Test
    void addShouldKeepWhatStandsThere() {
      assertThat(
              edited(
                  """
                  From: a@b.example
                  cc: "C, D" <c@d.example>,
                  \te@f.example\s
                  Subject: x

                  """,
                  new AddVisibleRecipient(VisibleField.CC, BOB)))
          .isEqualTo(
              Mails.crlf(
                  """
                  From: a@b.example
                  cc: "C, D" <c@d.example>,
                  \te@f.example,
                   bob@partner.example
                  Subject: x

                  """));
    }

    @Test
    void addShouldNotTakeLongForALongField() {
      String field = "To: " + "c@d.example,\r\n ".repeat(50_000) + "e@f.example\r\n";

      String edited =
          edited(
              (field + "\r\n").replace("\r\n", "\n"),
              new AddVisibleRecipient(VisibleField.TO, BOB));

      assertThat(edited).contains("e@f.example,\r\n bob@partner.example\r\n");
    }
  }

  @Nested
  class Signatures {
    private static final String SIGNED =
        """
        DKIM-Signature: v=1; d=b.example;
         h=from:to:subject:x-a; b=abc
        ARC-Seal: i=1
        ARC-Message-Signature: i=1; h=from
        From: a@b.example
        X-B: 1

        body
        """;

    @Test
    void editsOfUnsignedFieldsShouldKeepSignatures() {
      assertThat(edited(SIGNED, new SetHeader("X-B", "2")))
          .contains("DKIM-Signature", "ARC-Seal", "ARC-Message-Signature");
    }

    @Test
    void editsOfSignedFieldsShouldDropSignatures() {
      for (MessageEdit edit :
          List.of(
              new SetHeader("X-A", "2"),
              new PrependSubject("x"),
              new AddVisibleRecipient(VisibleField.TO, BOB))) {
        assertThat(edited(SIGNED, edit)).doesNotContain("DKIM-Signature", "ARC-");
      }
    }

    @Test
    void fieldsOfARuleShouldStay() {
      assertThat(edited(SIGNED, new SetHeader("ARC-Seal", "ours"), new PrependSubject("x")))
          .contains("ARC-Seal: ours")
          .doesNotContain("DKIM", "ARC-Message");
    }
  }

  /// What later rules were told is what the message says in the end.
  @Test
  void editsShouldAgreeWithWhatLaterRulesSaw() throws Exception {
    Random random = new Random(20261122);
    for (int round = 0; round < 1_500; round++) {
      byte[] message = Edits.randomMessage(random);
      List<MessageEdit> edits =
          IntStream.range(0, 1 + random.nextInt(5)).mapToObj(_ -> Edits.random(random)).toList();

      byte[] edited = Edits.made(message, edits.toArray(MessageEdit[]::new));

      MailContent said = MimeReader.read(edited);
      for (String name : Edits.names(edits)) {
        assertThat(said.header(name))
            .as("%s after %s of %s", name, edits, new String(message, ISO_8859_1))
            .containsExactlyElementsOf(promised(message, edits, name));
      }
      assertThatCode(() -> RawMessage.check(edited)).doesNotThrowAnyException();
    }
  }

  @Test
  void editsShouldNotThrowWhereverAMessageEnds() {
    byte[] message = Mails.complete();
    MessageEdit[] edits = {
      new PrependSubject("[ü] "),
      new SetHeader("X-A", "1"),
      new RemoveHeader("Date"),
      new AddVisibleRecipient(VisibleField.TO, BOB),
      new AddVisibleRecipient(VisibleField.CC, BOB)
    };
    for (int length = 0; length <= message.length; length++) {
      byte[] cut = java.util.Arrays.copyOf(message, length);

      assertThatCode(() -> Edits.made(cut, edits)).doesNotThrowAnyException();
    }
  }

  @Test
  void editsShouldTakeAMegabyteOfHeader() {
    for (String header :
        List.of(
            "X-A: 1\n".repeat(140_000),
            "Subject: " + "x".repeat(1_000_000) + "\n",
            "Subject: " + "ü ".repeat(300_000) + "\n",
            "Subject: x\n" + " y\n".repeat(300_000),
            "To: " + "(".repeat(1_000_000) + "\n",
            "DKIM-Signature: " + "h=a:".repeat(250_000) + "\n")) {
      String edited =
          edited(
              header + "From: a@b.example\n\nbody\n",
              new PrependSubject("x"),
              new RemoveHeader("X-A"),
              new AddVisibleRecipient(VisibleField.TO, BOB));

      assertThat(edited).endsWith("\r\n\r\nbody\r\n").contains("bob@partner.example");
    }
  }

  private static List<String> promised(byte[] message, List<MessageEdit> edits, String name)
      throws Exception {
    return EditedHeaders.of(MimeReader.read(message).headers(), edits).stream()
        .filter(field -> field.isNamed(name))
        .map(HeaderField::value)
        .toList();
  }

  private static List<String> addresses(List<Mailbox> mailboxes) {
    List<String> addresses = new ArrayList<>();
    mailboxes.forEach(mailbox -> addresses.add(mailbox.address().toString()));
    return addresses;
  }

  private static MailContent read(String message) throws Exception {
    return MimeReader.read(message.getBytes(UTF_8));
  }
}
