package org.sealpost.console.messages;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.Optional;
import org.sealpost.mail.Mailbox;
import org.sealpost.mail.MessageId;
import org.sealpost.organization.Scope;
import org.sealpost.protection.ProtectedMessage;

/// A message in the list. Without a subject: that is sealed, and the console has no key.
///
/// @param reference what the recipient sees of it, in mails and in the portal
/// @param messageId the author's own, to find the message by in other logs
/// @param expiresAt for recipients outside the organization
@Serdeable
record MessageSummary(
    String id,
    String reference,
    Instant acceptedAt,
    Author author,
    Optional<String> messageId,
    MessageState state,
    Optional<Instant> expiresAt) {

  static MessageSummary of(ProtectedMessage message, Instant now) {
    return new MessageSummary(
        message.id().value(),
        message.id().reference(),
        message.acceptedAt(),
        Author.of(message.author()),
        message.messageId().map(MessageId::value),
        MessageState.of(message, now),
        message.terms().expiry().at(Scope.OUTSIDE));
  }

  @Serdeable
  record Author(Optional<String> name, String address) {
    static Author of(Mailbox mailbox) {
      return new Author(mailbox.name(), mailbox.address().toString());
    }
  }
}
