package org.sealpost.local.smtp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.local.folder.DurableFolder;
import org.sealpost.local.folder.FolderRawInbox;
import org.sealpost.local.queue.FolderQueue;
import org.sealpost.local.queue.QueuedMessage;
import org.sealpost.local.queue.Redelivery;
import org.sealpost.mail.Domain;
import org.sealpost.mail.IntakeId;

class SmtpListenerIT {
  private static final String ALICE = "alice@contoso.example";
  private static final String BOB = "bob@partner.example";
  private static final String MAIL = "Subject: hello\r\n\r\nhello\r\n";
  private static final String END = ".\r\n";

  @TempDir Path folder;
  private FolderRawInbox inbox;
  private FolderQueue arrivals;
  private FolderQueue replies;
  private SmtpListener listener;
  private RawSmtp client;

  @BeforeEach
  void start() throws IOException {
    inbox = new FolderRawInbox(DurableFolder.open(folder.resolve("raw")));
    arrivals = queue("arrivals");
    replies = queue("replies");
    listener = SmtpListener.start(0, inbox, both(), Clock.systemUTC(), new SecureRandom());
    client = new RawSmtp(listener.port());
  }

  @AfterEach
  void stop() throws IOException {
    client.close();
    listener.close();
  }

  @Test
  void bannerShouldSaySealpost() throws Exception {
    assertThat(client.reply()).isEqualTo("220 localhost ESMTP Sealpost");
  }

  @Test
  void helloShouldAnnounceWhatIsTakenAndNothingElse() throws Exception {
    client.reply();

    assertThat(client.ask("EHLO me.example").lines())
        .containsExactly(
            "250-localhost Sealpost",
            "250-8BITMIME",
            "250-SIZE 41943040",
            "250-PIPELINING",
            "250 ENHANCEDSTATUSCODES");
  }

  @Test
  void mailShouldBeKeptByteForByteAndTheGatewayBeTold() throws Exception {
    greet();
    client.startMail(ALICE, BOB, "eve@partner.example");
    String dotted = "Subject: hell\u00f6\r\n\r\n..one\r\n...two\r\n";

    client.send(dotted + END);

    assertThat(client.reply()).startsWith("250 2.6.0 Accepted as ");
    JsonNode ses = onlyEvent().at("/Records/0/ses");
    assertThat(ses.at("/mail/source").asText()).isEqualTo(ALICE);
    assertThat(ses.at("/mail/sourceIp").asText()).isEqualTo("127.0.0.1");
    assertThat(ses.at("/receipt/recipients"))
        .extracting(JsonNode::asText)
        .containsExactly(BOB, "eve@partner.example");
    assertThat(inbox.find(new IntakeId(ses.at("/mail/messageId").asText())))
        .hasValue("Subject: hell\u00f6\r\n\r\n.one\r\n..two\r\n".getBytes(ISO_8859_1));
  }

  @Test
  void mailShouldBeTakenFromTheEmptyReversePath() throws Exception {
    greet();
    client.startMail("", BOB);

    client.send(MAIL + END);

    assertThat(client.reply()).startsWith("250 ");
    assertThat(onlyEvent().at("/Records/0/ses/mail/source").asText()).isEmpty();
  }

  @Test
  void mailShouldBeTakenFromOneWhoSendsAllAtOnce() throws Exception {
    greet();

    client.send(
        "mail from:<"
            + ALICE
            + "> body=8bitmime size=100\r\nrcpt to:<"
            + BOB
            + ">\r\ndata\r\n"
            + MAIL
            + END
            + "QUIT\r\n");

    assertThat(List.of(client.reply(), client.reply(), client.reply(), client.reply()))
        .extracting(reply -> reply.substring(0, 3))
        .containsExactly("250", "250", "354", "250");
    assertThat(client.reply()).startsWith("221");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\nb\r\n",
        "a\rb\r\n",
        "a\r\r\nb\r\n",
        "a\n\r\nb\r\n",
        "a\r",
        "a\n.\nMAIL FROM:<x@y.example>\r\n",
        "a\n.\r\nMAIL FROM:<x@y.example>\r\n",
        "a\r.\rMAIL FROM:<x@y.example>\r\n",
        "a\r\n.\nMAIL FROM:<x@y.example>\r\n",
        "a\r\n.\rMAIL FROM:<x@y.example>\r\n",
        "a\r.\r\nMAIL FROM:<x@y.example>\r\n",
        "a\n\r.\r\nMAIL FROM:<x@y.example>\r\n",
        "a\r\n\r.\r\nMAIL FROM:<x@y.example>\r\n"
      })
  void dataShouldBeRefusedAsAWholeWhenItHoldsALoneCrOrLf(String smuggled) throws Exception {
    greet();
    client.startMail(ALICE, BOB);

    client.send("Subject: x\r\n\r\n" + smuggled + "\r\n" + END);

    assertThat(client.reply()).startsWith("554 5.6.0 ");
    assertNothingWasTaken();
    assertThat(client.ask("NOOP")).startsWith("250");
  }

  @Test
  void dataShouldBeRefusedWhenItHoldsNul() throws Exception {
    greet();
    client.startMail(ALICE, BOB);

    client.send("Subject: x\r\n\r\nnull\0\r\n" + END);

    assertThat(client.reply()).startsWith("554 5.6.0 ");
    assertNothingWasTaken();
  }

  @Test
  void dataShouldBeTakenUpToTheLastOctetAndRefusedBeyond() throws Exception {
    greet();
    client.startMail(ALICE, BOB);
    client.send(lines(SmtpListener.LARGEST_MAIL_BYTES));
    client.send(END);
    assertThat(client.reply()).startsWith("250 ");
    assertThat(Files.size(onlyRaw())).isEqualTo(SmtpListener.LARGEST_MAIL_BYTES);

    client.startMail(ALICE, BOB);
    client.send(lines(SmtpListener.LARGEST_MAIL_BYTES + 1));
    client.send(END);

    assertThat(client.reply()).startsWith("552 5.3.4 ");
    assertThat(arrivals.size()).isEqualTo(1);
    onlyRaw();
    assertThat(client.ask("NOOP")).startsWith("250");
  }

  @ParameterizedTest
  @ValueSource(strings = {"41943041", "99999999999999999999"})
  void mailFromShouldRefuseASizeThatIsTooLarge(String size) throws Exception {
    greet();

    assertThat(client.ask("MAIL FROM:<" + ALICE + "> SIZE=" + size)).startsWith("552 5.3.4 ");
    assertThat(client.ask("MAIL FROM:<" + ALICE + "> SIZE=41943040")).startsWith("250 ");
  }

  @Test
  void recipientsShouldBeTakenUpTo500() throws Exception {
    greet();
    client.ask("MAIL FROM:<" + ALICE + ">");
    for (int number = 1; number <= SmtpListener.MOST_RECIPIENTS; number++) {
      assertThat(client.ask("RCPT TO:<r" + number + "@partner.example>")).startsWith("250 ");
    }

    assertThat(client.ask("RCPT TO:<r501@partner.example>")).startsWith("452 4.5.3 ");

    client.ask("DATA");
    client.send(MAIL + END);
    assertThat(client.reply()).startsWith("250 ");
    assertThat(onlyEvent().at("/Records/0/ses/receipt/recipients")).hasSize(500);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "MAIL FROM:alice@contoso.example | 501 5.5.4",
        "MAIL FROM:<alice> | 501 5.1.7",
        "MAIL FROM:<<a@b.example> | 501 5.5.4",
        "MAIL FROM:<a@b@c.example> | 501 5.1.7",
        "MAIL FROM:<@relay.example:a@b.example> | 501 5.1.7",
        "MAIL FROM:<a@-.example.> SMTPUTF8 | 501 5.1.7",
        "MAIL FROM:<a@b.example> SMTPUTF8 | 555 5.5.4",
        "MAIL FROM:<älice@contoso.example> | 553 5.6.7",
        "MAIL FROM:<a@müller.example> | 553 5.6.7",
        "RCPT TO:<bob> | 503 5.5.1",
        "STARTTLS | 454",
        "AUTH PLAIN AGEAYg== | 502",
        "VRFY bob | 502",
        "RUBBISH | 500",
        "X | 500",
        "DATA | 503 5.5.1"
      })
  void commandsShouldBeRefusedWithAClearAnswer(String command, String answer) throws Exception {
    greet();

    client.send((command + "\r\n").getBytes(UTF_8));

    assertThat(client.reply()).startsWith(answer);
    assertThat(client.ask("NOOP")).startsWith("250");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "RCPT TO:bob@partner.example | 501 5.5.4",
        "RCPT TO:<bob> | 501 5.1.3",
        "RCPT TO:<> | 501 5.1.3",
        "RCPT TO:<bob@[127.0.0.1]> | 501 5.1.3",
        "RCPT TO:<bob@partner.example> NOTIFY=NEVER | 555 5.5.4",
        "RCPT TO:<böb@partner.example> | 553 5.6.7",
        "MAIL FROM:<a@b.example> | 503 5.5.1",
        "DATA | 503"
      })
  void recipientsShouldBeRefusedWithAClearAnswer(String command, String answer) throws Exception {
    greet();
    client.ask("MAIL FROM:<" + ALICE + ">");

    client.send((command + "\r\n").getBytes(UTF_8));

    assertThat(client.reply()).startsWith(answer);
    assertThat(client.ask("RCPT TO:<" + BOB + ">")).startsWith("250");
  }

  @Test
  void chunksShouldEndTheConversationBecauseTheyAreNoCommands() throws Exception {
    greet();
    client.ask("MAIL FROM:<" + ALICE + ">");
    client.ask("RCPT TO:<" + BOB + ">");

    client.send("BDAT 30 LAST\r\nMAIL FROM:<x@y.example>\r\n.....");

    assertThat(client.reply()).startsWith("502 5.5.1 ");
    assertThat(client.reply()).isEmpty();
    assertNothingWasTaken();
  }

  @Test
  void mailShouldBeDroppedWhenTheClientHangsUpInTheMiddle() throws Exception {
    greet();
    client.startMail(ALICE, BOB);
    client.send("Subject: half a ma");

    client.close();
    listener.close();

    assertNothingWasTaken();
  }

  @Test
  void mailShouldBeForLaterAndLeaveNothingBehindWhenItCannotBeQueued() throws Exception {
    greet();
    client.startMail(ALICE, BOB);
    Files.delete(folder.resolve("arrivals"));

    client.send(MAIL + END);

    assertThat(client.reply()).startsWith("451 4.3.0 ");
    assertThat(raws()).isEmpty();
  }

  @Test
  void mailShouldBeForLaterWhenItCannotBeStored() throws Exception {
    greet();
    Files.delete(folder.resolve("raw"));
    client.startMail(ALICE, BOB);

    client.send(MAIL + END);

    assertThat(client.reply()).startsWith("451 4.3.0 ");
    assertThat(arrivals.size()).isZero();
    assertThat(client.ask("NOOP")).startsWith("250");
  }

  @Test
  void startShouldFailWhenThePortIsTaken() {
    assertThatThrownBy(
            () ->
                SmtpListener.start(
                    listener.port(), inbox, both(), Clock.systemUTC(), new SecureRandom()))
        .hasRootCauseInstanceOf(BindException.class);
  }

  /// As with SES, which has another function for the domain that anybody may write to.
  @Test
  void mailToTheReplyDomainAloneShouldGoItsOwnWay() throws Exception {
    greet();
    client.startMail(BOB, "someone@reply.contoso.example");
    client.send(MAIL + END);
    assertThat(client.reply()).startsWith("250 2.6.0 ");

    client.startMail(BOB, "someone@reply.contoso.example", ALICE);
    client.send(MAIL + END);
    assertThat(client.reply()).startsWith("250 2.6.0 ");

    assertThat(replies.size()).isEqualTo(1);
    assertThat(onlyEvent().at("/Records/0/ses/receipt/recipients")).hasSize(2);
  }

  private FolderQueue queue(String name) throws IOException {
    return FolderQueue.open(
        DurableFolder.open(folder.resolve(name)),
        Clock.systemUTC(),
        new Redelivery(Duration.ofMinutes(1), List.of(Duration.ZERO), 1),
        Optional.empty());
  }

  private Arrivals both() {
    return new Arrivals(arrivals, replies, new Domain("reply.contoso.example"));
  }

  private void greet() throws IOException {
    client.reply();
    client.ask("EHLO me.example");
  }

  private JsonNode onlyEvent() throws Exception {
    List<QueuedMessage> events = arrivals.receive(10, Duration.ZERO);
    assertThat(events).hasSize(1);
    return new ObjectMapper().readTree(events.getFirst().body());
  }

  private void assertNothingWasTaken() throws IOException {
    assertThat(arrivals.size()).isZero();
    assertThat(raws()).isEmpty();
  }

  private Path onlyRaw() throws IOException {
    assertThat(raws()).hasSize(1);
    return folder.resolve("raw").resolve(raws().getFirst());
  }

  private List<String> raws() throws IOException {
    return DurableFolder.open(folder.resolve("raw")).names();
  }

  /// A mail of so many octets, in lines.
  private static byte[] lines(int octets) {
    byte[] mail = new byte[octets];
    Arrays.fill(mail, (byte) 'x');
    byte[] head = "Subject: large\r\n\r\n".getBytes(US_ASCII);
    System.arraycopy(head, 0, mail, 0, head.length);
    for (int at = 78; at < octets - 4; at += 80) {
      mail[at] = '\r';
      mail[at + 1] = '\n';
    }
    mail[octets - 2] = '\r';
    mail[octets - 1] = '\n';
    return mail;
  }
}
