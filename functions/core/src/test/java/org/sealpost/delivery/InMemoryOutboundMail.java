package org.sealpost.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.sealpost.Unavailable;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.MessageId;

/// Keeps what was sent.
public final class InMemoryOutboundMail implements OutboundMail {
  private final List<Sent> sent = new ArrayList<>();
  private boolean rewriting;
  private Predicate<EmailAddress> refused = recipient -> false;
  private Predicate<EmailAddress> unreachable = recipient -> false;

  /// One mail that went out.
  ///
  /// @param text its bytes as text
  public record Sent(
      Optional<EmailAddress> reversePath,
      EmailAddress recipient,
      String text,
      TransportSecurity security) {}

  @Override
  public synchronized Optional<MessageId> send(
      Optional<EmailAddress> reversePath,
      EmailAddress recipient,
      byte[] message,
      TransportSecurity security)
      throws OutboundMailRefusedException {
    if (unreachable.test(recipient)) {
      throw new Unavailable("outbound mail", new IOException("told not to answer"));
    }
    if (refused.test(recipient)) {
      throw new OutboundMailRefusedException("told to refuse", new IOException("told to refuse"));
    }
    sent.add(new Sent(reversePath, recipient, new String(message, UTF_8), security));
    return rewriting
        ? Optional.of(new MessageId("<rewritten-" + sent.size() + "@mail.example>"))
        : Optional.empty();
  }

  /// From now on, mail gets another Message-ID, `<rewritten-1@mail.example>` and so on.
  public synchronized void rewriteMessageIds() {
    rewriting = true;
  }

  /// From now on, mail to these recipients is refused for good.
  public synchronized void refuse(Predicate<EmailAddress> recipients) {
    refused = recipients;
  }

  /// From now on, mail to these recipients cannot be sent for the time being.
  public synchronized void beUnreachable(Predicate<EmailAddress> recipients) {
    unreachable = recipients;
  }

  /// Everything that went out, in order.
  public synchronized List<Sent> sent() {
    return List.copyOf(sent);
  }

  public synchronized List<Sent> sentTo(EmailAddress recipient) {
    return sent.stream().filter(mail -> mail.recipient().equals(recipient)).toList();
  }
}
