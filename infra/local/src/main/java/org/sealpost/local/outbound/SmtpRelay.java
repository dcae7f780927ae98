package org.sealpost.local.outbound;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import org.sealpost.Unavailable;
import org.sealpost.delivery.OutboundMail;
import org.sealpost.delivery.OutboundMailRefusedException;
import org.sealpost.delivery.TransportSecurity;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.MessageId;

/// Sends mail for real, through one relay that takes it without a password. Uses TLS when the relay
/// offers it, except on this machine, where certificates are rarely right. Mail that requires TLS
/// goes over TLS to this machine as well, and waits while the relay offers none, or shows a
/// certificate that is not its own: both may be mended. How the relay sends it on is the relay's
/// business.
public final class SmtpRelay implements OutboundMail {
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration ANSWER = Duration.ofMinutes(2);
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "::1");
  private static final int PERMANENT = 500;

  private final Session opportunistic;
  private final Session requiringTls;

  public SmtpRelay(String host, int port) {
    this(host, port, (SSLSocketFactory) SSLSocketFactory.getDefault());
  }

  /// @param sockets decide which certificates are right
  SmtpRelay(String host, int port, SSLSocketFactory sockets) {
    Properties settings = settings(host, port);
    settings.setProperty("mail.smtp.starttls.enable", String.valueOf(!THIS_MACHINE.contains(host)));
    settings.put("mail.smtp.ssl.socketFactory", sockets);
    this.opportunistic = Session.getInstance(settings);
    Properties stricter = settings(host, port);
    stricter.setProperty("mail.smtp.starttls.enable", "true");
    stricter.setProperty("mail.smtp.starttls.required", "true");
    stricter.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    stricter.put("mail.smtp.ssl.socketFactory", sockets);
    this.requiringTls = Session.getInstance(stricter);
  }

  private static Properties settings(String host, int port) {
    Properties settings = new Properties();
    settings.setProperty("mail.transport.protocol", "smtp");
    settings.setProperty("mail.smtp.host", host);
    settings.setProperty("mail.smtp.port", String.valueOf(port));
    settings.setProperty("mail.smtp.localhost", "localhost");
    settings.setProperty("mail.smtp.connectiontimeout", String.valueOf(CONNECT.toMillis()));
    settings.setProperty("mail.smtp.timeout", String.valueOf(ANSWER.toMillis()));
    settings.setProperty("mail.smtp.writetimeout", String.valueOf(ANSWER.toMillis()));
    return settings;
  }

  @Override
  public Optional<MessageId> send(
      Optional<EmailAddress> reversePath,
      EmailAddress recipient,
      byte[] message,
      TransportSecurity security)
      throws OutboundMailRefusedException {
    Session session =
        switch (security) {
          case OPPORTUNISTIC -> opportunistic;
          case REQUIRE_TLS -> requiringTls;
        };
    try (Transport transport = session.getTransport()) {
      transport.connect();
      transport.sendMessage(
          new FinishedMessage(session, reversePath, message),
          new InternetAddress[] {new InternetAddress(recipient.toString())});
      return Optional.empty();
    } catch (MessagingException failed) {
      OptionalInt answer = answers(failed).filter(code -> code >= PERMANENT).findFirst();
      if (answer.isPresent()) {
        throw new OutboundMailRefusedException("the relay answered " + answer.getAsInt(), failed);
      }
      throw new Unavailable("relay", failed);
    }
  }

  /// The SMTP answers that lie in the exception and those behind it.
  private static java.util.stream.IntStream answers(MessagingException failed) {
    return Stream.<@Nullable Exception>iterate(
            failed,
            each -> each != null,
            each -> each instanceof MessagingException chained ? chained.getNextException() : null)
        .mapToInt(
            each ->
                switch (each) {
                  case SMTPAddressFailedException address -> address.getReturnCode();
                  case SMTPSenderFailedException sender -> sender.getReturnCode();
                  case SMTPSendFailedException send -> send.getReturnCode();
                  case null, default -> 0;
                });
  }

  /// Goes out byte for byte as it is.
  private static final class FinishedMessage extends SMTPMessage {
    private final byte[] bytes;

    FinishedMessage(Session session, Optional<EmailAddress> reversePath, byte[] bytes)
        throws MessagingException {
      super(session);
      this.bytes = bytes;
      setEnvelopeFrom(reversePath.map(EmailAddress::toString).orElse("<>"));
      setRecipients(Message.RecipientType.TO, new InternetAddress[0]);
    }

    @Override
    public int getSize() {
      return bytes.length;
    }

    @Override
    public void writeTo(OutputStream out, String @Nullable [] ignoredFields) throws IOException {
      out.write(bytes);
    }
  }
}
