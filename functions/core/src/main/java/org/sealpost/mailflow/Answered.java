package org.sealpost.mailflow;

import org.sealpost.protection.PortalLink;

/// What a mail answers: a protected message, as one of its recipients had it.
///
/// @param link the recipient's, who has answered, or who is answered
public record Answered(PortalLink link, Way way) {
  public enum Way {
    /// It says something new. It is protected no less than what it answers.
    REPLY,
    /// It passes the message on. It is withdrawn together with what it passes on, besides.
    FORWARD
  }
}
