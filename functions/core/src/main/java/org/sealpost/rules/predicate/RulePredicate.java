package org.sealpost.rules.predicate;

import org.sealpost.mail.EmailAddress;
import org.sealpost.organization.Recipient;

/// A test used as condition or as exception. Named as Exchange names the parameter. Never changes
/// anything; throws [org.sealpost.rules.pattern.RuleEvaluationException] when it cannot tell.
public sealed interface RulePredicate {
  /// A test of the message: what it answers holds for all recipients, and it is asked once.
  sealed interface AboutMessage extends RulePredicate
      permits OriginPredicate,
          AnyRecipientPredicate,
          TextPredicate,
          AttachmentPredicate,
          ContentPredicate,
          MessagePredicate,
          HeaderPredicate {
    boolean holds(MailView mail);
  }

  /// A test of the sender. Where the rule looks for the sender in several places, one that passes
  /// is enough.
  sealed interface AboutSender extends RulePredicate permits SenderPredicate {
    boolean holds(EmailAddress sender, MailView mail);
  }

  /// A test of one recipient: the mail may split.
  sealed interface AboutRecipient extends RulePredicate
      permits RecipientPredicate, RelationPredicate {
    boolean holds(Recipient recipient, MailView mail);
  }
}
