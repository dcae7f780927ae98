package org.sealpost.portal;

import org.sealpost.withdrawal.Withdrawal;

/// Why the portal shows nothing.
public sealed interface Refusal {
  /// Nobody has proved to be the recipient. The same answer for unknown, malformed, expired and
  /// revoked links.
  record SignInNeeded() implements Refusal {}

  /// Signed in, too long ago or in another way than this message asks for.
  record SignInAgain() implements Refusal {}

  /// Signed in, and asked for a passkey besides. Only ever said to the signed-in recipient.
  ///
  /// @param first whether the mailbox has none yet, so that this session may make it
  record PasskeyNeeded(String signedInAs, boolean first) implements Refusal {}

  /// Signed in as the owner of another mailbox.
  ///
  /// @param masked whom the message is for, with the middle hidden
  record OtherMailbox(String signedInAs, String masked) implements Refusal {}

  /// Only ever said to the signed-in recipient.
  record Withdrawn(Withdrawal withdrawal) implements Refusal {}

  /// The message is in the reader's mail, and nobody has posted it lately. Only ever said to the
  /// signed-in recipient.
  record SealedBytesNeeded() implements Refusal {}

  /// The message was shredded, or its sealed bytes are not the ones that we wrote. Only ever said
  /// to the signed-in recipient.
  record Unopenable() implements Refusal {}

  /// The message does not grant the right. Only ever said to the signed-in recipient.
  record NotAllowed() implements Refusal {}

  /// A program asks without a person, and fetches nothing.
  record NotForMachines() implements Refusal {}
}
