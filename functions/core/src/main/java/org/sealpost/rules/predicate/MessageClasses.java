package org.sealpost.rules.predicate;

import org.sealpost.mail.MailStructure;
import org.sealpost.protection.MessageClass;

/// Tells ordinary mail from what is not sealed (ome.md 2.7). By what a message is, not by how it is
/// labelled: a label must not keep a mail from being protected.
///
/// What is not ordinary has exactly the parts of its kind, each of which is what it says, and
/// nothing beside them; whatever can be read in two ways is ordinary (threat 38).
public final class MessageClasses {
  private MessageClasses() {}

  /// Never OWN_WRAPPER, which only its authentication tells.
  ///
  /// Reports, receipts and automatic replies have no reverse-path (RFC 3464 2, RFC 8098 3, RFC 3834
  /// 3.3), which no mail program lets people leave out. What a mail of these kinds says in words is
  /// not looked at, nor what a calendar item says.
  public static MessageClass of(Mail mail) {
    if (MessageType.of(mail).contains(MessageType.ENCRYPTED)) {
      return MessageClass.SMIME_ENCRYPTED;
    }
    MailStructure root = mail.content().structure();
    if (root.isAmbiguousAnywhere() || root.attached()) {
      return MessageClass.ORDINARY;
    }
    if (PgpMail.is(root)) {
      return MessageClass.PGP_ENCRYPTED;
    }
    if (CalendarMail.is(root)) {
      return MessageClass.CALENDAR;
    }
    return mail.reversePath().isPresent() ? MessageClass.ORDINARY : automatic(mail, root);
  }

  private static MessageClass automatic(Mail mail, MailStructure root) {
    if (ReportMail.isDeliveryReport(root)) {
      return MessageClass.DELIVERY_REPORT;
    }
    if (ReportMail.isReadReceipt(root)) {
      return MessageClass.READ_RECEIPT;
    }
    return MessageType.of(mail).contains(MessageType.OOF)
            && mail.content().header("Auto-Submitted").count() == 1
            && mail.content().header("In-Reply-To").findAny().isPresent()
            && WrittenText.is(root)
        ? MessageClass.OUT_OF_OFFICE
        : MessageClass.ORDINARY;
  }
}
