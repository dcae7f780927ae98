package org.sealpost.mailflow;

import java.util.HashSet;
import java.util.Set;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.Envelope;
import org.sealpost.mail.edit.MessageEdit.AddVisibleRecipient;
import org.sealpost.rules.Decision;
import org.sealpost.rules.Decisions;

/// Whom reports to the sender may be about. Not those whom rules added without showing them: the
/// sender must not learn of them (threat 44).
final class KnownToSender {
  static final KnownToSender EVERYBODY = new KnownToSender(true, Set.of());

  private final boolean everybody;
  private final Set<EmailAddress> addresses;

  private KnownToSender(boolean everybody, Set<EmailAddress> addresses) {
    this.everybody = everybody;
    this.addresses = Set.copyOf(addresses);
  }

  /// Where somebody gets the mail instead of others, everybody: what fails then would else be lost
  /// without a word.
  static KnownToSender of(Envelope envelope, Decisions decisions) {
    if (decisions.decisions().stream().anyMatch(one -> one.treatment().redirected())) {
      return EVERYBODY;
    }
    Set<EmailAddress> addresses = new HashSet<>(envelope.recipients());
    for (Decision decision : decisions.decisions()) {
      decision.treatment().edits().stream()
          .filter(AddVisibleRecipient.class::isInstance)
          .map(AddVisibleRecipient.class::cast)
          .map(AddVisibleRecipient::address)
          .forEach(addresses::add);
    }
    return new KnownToSender(false, addresses);
  }

  boolean includes(EmailAddress address) {
    return everybody || addresses.contains(address);
  }
}
