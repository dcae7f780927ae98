package org.sealpost.rules.predicate;

import static org.sealpost.Require.require;

import java.util.Set;
import org.sealpost.mail.Domain;
import org.sealpost.mail.EmailAddress;
import org.sealpost.organization.Recipient;
import org.sealpost.organization.Scope;

/// Tests of an envelope recipient: To, Cc and Bcc alike.
public sealed interface RecipientPredicate extends RulePredicate.AboutRecipient {
  /// The recipient is one of these; groups do not count.
  record SentTo(Set<EmailAddress> addresses) implements RecipientPredicate {
    public SentTo {
      addresses = Set.copyOf(addresses);
      require(!addresses.isEmpty(), "SentTo needs an address");
    }

    @Override
    public boolean holds(Recipient recipient) {
      return addresses.contains(recipient.address());
    }
  }

  record SentToScope(Scope scope) implements RecipientPredicate {
    @Override
    public boolean holds(Recipient recipient) {
      return recipient.scope() == scope;
    }
  }

  /// The recipient's domain is one of these or lies below one of them. Microsoft's pages disagree
  /// about sub-domains; the newer one includes them, and a rule that protects should rather match
  /// more.
  record RecipientDomainIs(Set<Domain> domains) implements RecipientPredicate {
    public RecipientDomainIs {
      domains = Set.copyOf(domains);
      require(!domains.isEmpty(), "RecipientDomainIs needs a domain");
    }

    @Override
    public boolean holds(Recipient recipient) {
      return domains.stream().anyMatch(recipient.address().domain()::isWithin);
    }
  }
}
