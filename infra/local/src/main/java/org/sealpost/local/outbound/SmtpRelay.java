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
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import org.sealpost.Unavailable;
import org.sealpost.delivery.OutboundMail;
import org.sealpost.delivery.OutboundMailRefusedException;
import org.sealpost.mail.EmailAddress;

/// Sends mail for real, through one relay that takes it without a password. Uses TLS when the relay
/// offers it, except on this machine, where certificates are rarely right.
public final class SmtpRelay implements OutboundMail {
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration ANSWER = Duration.ofMinutes(2);
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "::1");
  private static final int PERMANENT = 500;

  private final Session session;

  public SmtpRelay(String host, int port) {
    Properties settings = new Properties();
    settings.setProperty("mail.transport.protocol", "smtp");
    settings.setProperty("mail.smtp.host", host);
    settings.setProperty("mail.smtp.port", String.valueOf(port));
    settings.setProperty("mail.smtp.localhost", "localhost");
    settings.setProperty("mail.smtp.connectiontimeout", String.valueOf(CONNECT.toMillis()));
    settings.setProperty("mail.smtp.timeout", String.valueOf(ANSWER.toMillis()));
    settings.setProperty("mail.smtp.writetimeout", String.valueOf(ANSWER.toMillis()));
    settings.setProperty("mail.smtp.starttls.enable", String.valueOf(!THIS_MACHINE.contains(host)));
    this.session = Session.getInstance(settings);
  }

  @Override
  public void send(Optional<EmailAddress> reversePath, EmailAddress recipient, byte[] message)
      throws OutboundMailRefusedException {
    try (Transport transport = session.getTransport()) {
      transport.connect();
      transport.sendMessage(
          new FinishedMessage(session, reversePath, message),
          new InternetAddress[] {new InternetAddress(recipient.toString())});
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
