package org.sealpost.portal;

import org.sealpost.withdrawal.Withdrawal;

/// Why the portal shows nothing.
public sealed interface Refusal {
  /// Nobody has proved to be the recipient. The same answer for unknown, foreign, malformed,
  /// expired and revoked links.
  record SignInNeeded() implements Refusal {}

  /// Only ever said to the signed-in recipient.
  record Withdrawn(Withdrawal withdrawal) implements Refusal {}

  /// The message is in the reader's mail, and nobody has posted it lately. Only ever said to the
  /// signed-in recipient.
  record SealedBytesNeeded() implements Refusal {}

  /// The message was shredded, or its sealed bytes are not the ones that we wrote. Only ever said
  /// to the signed-in recipient.
  record Unopenable() implements Refusal {}
}
