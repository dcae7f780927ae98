package org.sealpost.console.quarantine;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.MessageId;
import org.sealpost.protection.Protection;
import org.sealpost.quarantine.QuarantinedMail;

/// A mail that is held. Without its subject: nothing of its content is in the record.
///
/// @param recipients for whom it is held
/// @param rules names of those that matched
/// @param template the protection that it goes with when it is released; empty for none
/// @param requireTls whether it goes over TLS only
@Serdeable
record HeldMailView(
    String id,
    Instant since,
    String author,
    List<String> recipients,
    Optional<String> messageId,
    long sizeBytes,
    List<String> rules,
    Optional<String> template,
    boolean requireTls) {
  static HeldMailView of(QuarantinedMail mail) {
    return new HeldMailView(
        mail.id().value(),
        mail.since(),
        mail.author().toString(),
        mail.envelope().recipients().stream().map(EmailAddress::toString).toList(),
        mail.messageId().map(MessageId::value),
        mail.sizeBytes(),
        mail.rules(),
        mail.protection().map(Protection::template),
        mail.requireTls());
  }
}
