package org.sealpost.rules.predicate;

/// Tests of attachments.
public sealed interface AttachmentPredicate extends RulePredicate.AboutMessage {
  /// The message has an attachment; inline images are none.
  record HasAttachment() implements AttachmentPredicate {
    @Override
    public boolean holds(Mail mail) {
      return !mail.content().attachments().isEmpty();
    }
  }
}
