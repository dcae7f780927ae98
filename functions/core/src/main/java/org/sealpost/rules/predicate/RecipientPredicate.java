package org.sealpost.rules.predicate;

import static org.sealpost.Require.require;

import java.util.List;
import java.util.Set;
import org.sealpost.mail.Domain;
import org.sealpost.mail.EmailAddress;
import org.sealpost.organization.Recipient;
import org.sealpost.organization.Scope;
import org.sealpost.rules.pattern.TextPattern;
import org.sealpost.rules.text.Words;

/// Tests of one envelope recipient: To, Cc and Bcc alike (ome.md 2.3, Recipient).
public sealed interface RecipientPredicate extends RulePredicate.AboutRecipient {
  /// The recipient is one of these, by whichever of their addresses; groups do not count.
  record SentTo(Set<EmailAddress> addresses) implements RecipientPredicate {
    public SentTo {
      addresses = Identities.checked(addresses);
    }

    @Override
    public boolean holds(Recipient recipient, MailView mail) {
      return Identities.include(addresses, recipient.address(), mail.directory());
    }
  }

  /// The recipient is in one of these groups, or is one of them.
  record SentToMemberOf(Set<EmailAddress> groups) implements RecipientPredicate {
    public SentToMemberOf {
      groups = Identities.checked(groups);
    }

    @Override
    public boolean holds(Recipient recipient, MailView mail) {
      return groups.contains(recipient.address())
          || Identities.haveMember(groups, recipient.address(), mail.directory());
    }
  }

  record SentToScope(Scope scope) implements RecipientPredicate {
    @Override
    public boolean holds(Recipient recipient, MailView mail) {
      return recipient.scope() == scope;
    }
  }

  record RecipientAddressContainsWords(List<String> words) implements RecipientPredicate {
    public RecipientAddressContainsWords {
      words = Words.checked(words);
    }

    @Override
    public boolean holds(Recipient recipient, MailView mail) {
      return mail.searchable(recipient.address().toString()).containsAny(words);
    }
  }

  record RecipientAddressMatchesPatterns(List<TextPattern> patterns) implements RecipientPredicate {
    public RecipientAddressMatchesPatterns {
      patterns = Patterns.checked(patterns);
    }

    @Override
    public boolean holds(Recipient recipient, MailView mail) {
      return mail.searchable(recipient.address().toString()).matchesAny(patterns);
    }
  }

  /// The recipient's domain is one of these or lies below one of them.
  record RecipientDomainIs(Set<Domain> domains) implements RecipientPredicate {
    public RecipientDomainIs {
      domains = Domains.checked(domains);
    }

    @Override
    public boolean holds(Recipient recipient, MailView mail) {
      return Domains.contain(domains, recipient.address());
    }
  }

  /// One of these attributes of the recipient contains one of its words. Never for people whom the
  /// directory does not know.
  record RecipientADAttributeContainsWords(List<AttributeWords> attributes)
      implements RecipientPredicate {
    public RecipientADAttributeContainsWords {
      attributes = List.copyOf(attributes);
      require(!attributes.isEmpty(), "at least one attribute");
    }

    @Override
    public boolean holds(Recipient recipient, MailView mail) {
      return Identities.hasWords(attributes, recipient.address(), mail);
    }
  }

  record RecipientADAttributeMatchesPatterns(List<AttributePatterns> attributes)
      implements RecipientPredicate {
    public RecipientADAttributeMatchesPatterns {
      attributes = List.copyOf(attributes);
      require(!attributes.isEmpty(), "at least one attribute");
    }

    @Override
    public boolean holds(Recipient recipient, MailView mail) {
      return Identities.matchesPatterns(attributes, recipient.address(), mail);
    }
  }
}
