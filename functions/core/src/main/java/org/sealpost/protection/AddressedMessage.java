package org.sealpost.protection;

import java.time.Instant;
import java.util.Optional;
import org.sealpost.mail.EmailAddress;
import org.sealpost.withdrawal.Withdrawal;

/// A protected message as one of its recipients may know it: what a portal link leads to.
public record AddressedMessage(ProtectedMessage message, MessageRecipient reader) {
  public EmailAddress readerAddress() {
    return reader.recipient().address();
  }

  public PortalLink link() {
    return new PortalLink(message.id(), reader.key());
  }

  /// When it ends for this reader by itself.
  public Optional<Instant> expiresAt() {
    return message.terms().expiry().at(reader.recipient().scope());
  }

  /// Why this reader may not open it at `now`; empty when it is open.
  public Optional<Withdrawal> withdrawal(Instant now) {
    return message.withdrawal(reader.recipient().scope(), now);
  }
}
