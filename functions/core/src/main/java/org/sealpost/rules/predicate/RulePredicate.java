package org.sealpost.rules.predicate;

import org.sealpost.organization.Recipient;

/// A test used as condition or as exception. Named as Exchange names the parameter. Never changes
/// anything; throws [RuleEvaluationException] when it cannot tell.
public sealed interface RulePredicate {
  /// A test of the message: what it answers holds for all recipients, and it is asked once.
  sealed interface AboutMessage extends RulePredicate
      permits SenderPredicate, TextPredicate, HeaderPredicate, AttachmentPredicate {
    boolean holds(Mail mail);
  }

  /// A test of one recipient: the mail may split.
  sealed interface AboutRecipient extends RulePredicate permits RecipientPredicate {
    boolean holds(Recipient recipient);
  }
}
