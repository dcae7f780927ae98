package org.sealpost.mailflow;

import java.util.Optional;
import org.sealpost.protection.PortalLink;
import org.sealpost.protection.ProtectedMessageId;

/// What a mail answers: a protected message, as one of its recipients had it.
///
/// @param link the recipient's, who has answered, or who is answered
public record Answered(PortalLink link, Way way) {
  /// The message that is withdrawn for the readers of the mail when it is for others.
  Optional<ProtectedMessageId> passesOn() {
    return isForward() ? Optional.of(link.message()) : Optional.empty();
  }

  boolean isForward() {
    return way == Way.FORWARD;
  }

  public enum Way {
    /// It says something new. It is protected no less than what it answers.
    REPLY,
    /// It passes the message on. It is withdrawn together with what it passes on, besides.
    FORWARD
  }
}
