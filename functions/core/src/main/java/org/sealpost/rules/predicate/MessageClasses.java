package org.sealpost.rules.predicate;

import org.sealpost.protection.MessageClass;

/// Tells ordinary mail from what is not sealed (ome.md 2.7). By what a message is, not by how it is
/// labelled: a label must not keep a mail from being protected.
public final class MessageClasses {
  private MessageClasses() {}

  /// Never OWN_WRAPPER, which only its authentication tells.
  public static MessageClass of(Mail mail) {
    return MessageType.of(mail).contains(MessageType.ENCRYPTED)
        ? MessageClass.SMIME_ENCRYPTED
        : MessageClass.ORDINARY;
  }
}
