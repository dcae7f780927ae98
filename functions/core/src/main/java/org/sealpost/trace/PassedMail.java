package org.sealpost.trace;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sealpost.mail.MessageId;

/// A mail that went on as it was, although something asked for more. Carries ids, names of rules
/// and a reason only: no address, subject or content.
///
/// @param reason one sentence for admins
/// @param rules names of the rules that asked, in order
public record PassedMail(
    Instant at, Optional<MessageId> messageId, String reason, List<String> rules) {
  public PassedMail {
    rules = List.copyOf(rules);
  }
}
