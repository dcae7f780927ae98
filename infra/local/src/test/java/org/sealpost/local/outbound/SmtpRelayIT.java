package org.sealpost.local.outbound;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sealpost.delivery.TransportSecurity.OPPORTUNISTIC;
import static org.sealpost.delivery.TransportSecurity.REQUIRE_TLS;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sealpost.Unavailable;
import org.sealpost.delivery.OutboundMail;
import org.sealpost.delivery.OutboundMailContract;
import org.sealpost.delivery.OutboundMailRefusedException;
import org.sealpost.delivery.TransportSecurity;
import org.sealpost.mail.EmailAddress;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

class SmtpRelayIT implements OutboundMailContract {
  private static final EmailAddress BOB = EmailAddress.of("bob@partner.example");
  private static final String MAIL =
      "Bcc: kept@partner.example\r\nsubject:  odd   spacing\r\n\r\n.dot\r\nlast line\r\n";

  private final BlockingQueue<String> taken = new LinkedBlockingQueue<>();
  private volatile int sender = 250;
  private volatile int recipient = 250;
  private volatile int data = 250;
  private SMTPServer server;
  private SmtpRelay relay;

  @BeforeEach
  void start() {
    serve(server -> server);
    relay = new SmtpRelay("127.0.0.1", server.getPortAllocated());
  }

  private void serve(UnaryOperator<SMTPServer.Builder> settings) {
    server =
        settings
            .apply(
                SMTPServer.port(0)
                    .bindAddress(InetAddress.getLoopbackAddress())
                    .insertReceivedHeaders(false)
                    .messageHandlerFactory(Scripted::new))
            .build();
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void sendShouldHandOverByteForByte() throws Exception {
    send(Optional.of(EmailAddress.of("alice@contoso.example")));

    assertThat(taken.take()).isEqualTo("from alice@contoso.example");
    assertThat(taken.take()).isEqualTo("to bob@partner.example");
    assertThat(taken.take()).isEqualTo(MAIL);
  }

  @Test
  void sendShouldKeepTheReversePathEmpty() throws Exception {
    send(Optional.empty());

    assertThat(taken.take()).isEqualTo("from ");
  }

  @ParameterizedTest
  @CsvSource({"550,250,250", "250,550,250", "250,250,554"})
  void sendShouldBeRefusedForGood(int atSender, int atRecipient, int atData) {
    sender = atSender;
    recipient = atRecipient;
    data = atData;

    assertThatThrownBy(() -> send(Optional.empty()))
        .isInstanceOf(OutboundMailRefusedException.class);
  }

  @ParameterizedTest
  @CsvSource({"450,250,250", "250,451,250", "250,250,452"})
  void sendShouldBeForLater(int atSender, int atRecipient, int atData) {
    sender = atSender;
    recipient = atRecipient;
    data = atData;

    assertThatThrownBy(() -> send(Optional.empty())).isInstanceOf(Unavailable.class);
  }

  @Test
  void sendShouldWaitWhenTlsIsRequiredAndTheRelayOffersNone() {
    assertThatThrownBy(() -> send(Optional.empty(), REQUIRE_TLS)).isInstanceOf(Unavailable.class);

    assertThat(taken).isEmpty();
  }

  @Test
  void sendShouldGoOverTlsWhenItIsRequired(@TempDir Path folder) throws Exception {
    SSLContext tls = RelayCertificate.forAddress("127.0.0.1", folder);
    server.stop();
    serve(server -> server.enableTLS().requireTLS().startTlsSocketFactory(tls));
    relay = new SmtpRelay("127.0.0.1", server.getPortAllocated(), tls.getSocketFactory());

    send(Optional.empty(), REQUIRE_TLS);

    assertThat(taken).contains(MAIL);
  }

  @Test
  void sendShouldWaitWhenTlsIsRequiredAndNobodyKnowsTheCertificate(@TempDir Path folder)
      throws Exception {
    SSLContext tls = RelayCertificate.forAddress("127.0.0.1", folder);
    server.stop();
    serve(server -> server.enableTLS().startTlsSocketFactory(tls));
    relay = new SmtpRelay("127.0.0.1", server.getPortAllocated());

    assertThatThrownBy(() -> send(Optional.empty(), REQUIRE_TLS)).isInstanceOf(Unavailable.class);

    assertThat(taken).isEmpty();
  }

  @Test
  void sendShouldWaitWhenTlsIsRequiredAndTheCertificateIsAnothers(@TempDir Path folder)
      throws Exception {
    SSLContext tls = RelayCertificate.forAddress("192.0.2.1", folder);
    server.stop();
    serve(server -> server.enableTLS().startTlsSocketFactory(tls));
    relay = new SmtpRelay("127.0.0.1", server.getPortAllocated(), tls.getSocketFactory());

    assertThatThrownBy(() -> send(Optional.empty(), REQUIRE_TLS)).isInstanceOf(Unavailable.class);

    assertThat(taken).isEmpty();
  }

  @Override
  public OutboundMail outboundMail() {
    return relay;
  }

  @Override
  public OutboundMail refusing() {
    sender = 550;
    return relay;
  }

  @Override
  public OutboundMail unreachable() {
    server.stop();
    return relay;
  }

  @Override
  public List<String> sentTo(EmailAddress wanted) {
    List<String> all = List.copyOf(taken);
    return IntStream.range(1, all.size())
        .filter(at -> all.get(at - 1).equals("to " + wanted))
        .mapToObj(all::get)
        .toList();
  }

  private void send(Optional<EmailAddress> reversePath) throws OutboundMailRefusedException {
    send(reversePath, OPPORTUNISTIC);
  }

  private void send(Optional<EmailAddress> reversePath, TransportSecurity security)
      throws OutboundMailRefusedException {
    relay.send(reversePath, BOB, MAIL.getBytes(US_ASCII), security);
  }

  private final class Scripted implements MessageHandler {
    Scripted(MessageContext context) {}

    @Override
    public void from(String path) throws RejectException {
      answer(sender);
      taken.add("from " + path);
    }

    @Override
    public void recipient(String path) throws RejectException {
      answer(recipient);
      taken.add("to " + path);
    }

    @Override
    public String data(InputStream mail) throws RejectException, IOException {
      String text = new String(mail.readAllBytes(), ISO_8859_1);
      answer(data);
      taken.add(text);
      return "taken";
    }

    @Override
    public void done() {}

    private static void answer(int code) throws RejectException {
      if (code != 250) {
        throw new RejectException(code, "as scripted");
      }
    }
  }
}
