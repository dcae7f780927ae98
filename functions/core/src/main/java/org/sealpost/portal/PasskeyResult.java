package org.sealpost.portal;

import org.sealpost.opening.StartedSession;

/// Answer to what an authenticator has said.
public sealed interface PasskeyResult {
  /// @param session that the browser keeps from now on, in place of any other
  record Accepted(StartedSession session) implements PasskeyResult {}

  /// The passkey is good, and of another mailbox than the message.
  record OtherMailbox() implements PasskeyResult {}

  /// One answer for an unknown passkey, a forged answer, a late one, another browser, a message
  /// that takes no passkeys and a link that we never made.
  record Refused() implements PasskeyResult {}
}
