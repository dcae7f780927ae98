package org.sealpost.rules.predicate;

import static org.sealpost.Require.require;

import java.util.List;
import java.util.Set;
import org.sealpost.mail.Domain;
import org.sealpost.mail.EmailAddress;
import org.sealpost.rules.pattern.TextPattern;
import org.sealpost.rules.text.Words;

/// Tests of the sender's address, and of who that is (ome.md 2.3, Sender).
public sealed interface SenderPredicate extends RulePredicate.AboutSender {
  /// The sender is one of these, by whichever of their addresses.
  record From(Set<EmailAddress> addresses) implements SenderPredicate {
    public From {
      addresses = Identities.checked(addresses);
    }

    @Override
    public boolean holds(EmailAddress sender, MailView mail) {
      return Identities.include(addresses, sender, mail.directory());
    }
  }

  /// The sender is in one of these groups, or in a group in them.
  record FromMemberOf(Set<EmailAddress> groups) implements SenderPredicate {
    public FromMemberOf {
      groups = Identities.checked(groups);
    }

    @Override
    public boolean holds(EmailAddress sender, MailView mail) {
      return Identities.haveMember(groups, sender, mail.directory());
    }
  }

  record FromAddressContainsWords(List<String> words) implements SenderPredicate {
    public FromAddressContainsWords {
      words = Words.checked(words);
    }

    @Override
    public boolean holds(EmailAddress sender, MailView mail) {
      return mail.searchable(sender.toString()).containsAny(words);
    }
  }

  /// Never matches an empty sender.
  record FromAddressMatchesPatterns(List<TextPattern> patterns) implements SenderPredicate {
    public FromAddressMatchesPatterns {
      patterns = Patterns.checked(patterns);
    }

    @Override
    public boolean holds(EmailAddress sender, MailView mail) {
      return mail.searchable(sender.toString()).matchesAny(patterns);
    }
  }

  /// The sender's domain is one of these or lies below one of them.
  record SenderDomainIs(Set<Domain> domains) implements SenderPredicate {
    public SenderDomainIs {
      domains = Domains.checked(domains);
    }

    @Override
    public boolean holds(EmailAddress sender, MailView mail) {
      return Domains.contain(domains, sender);
    }
  }

  /// One of these attributes of the sender contains one of its words. Never for people whom the
  /// directory does not know.
  record SenderADAttributeContainsWords(List<AttributeWords> attributes)
      implements SenderPredicate {
    public SenderADAttributeContainsWords {
      attributes = List.copyOf(attributes);
      require(!attributes.isEmpty(), "at least one attribute");
    }

    @Override
    public boolean holds(EmailAddress sender, MailView mail) {
      return Identities.hasWords(attributes, sender, mail);
    }
  }

  record SenderADAttributeMatchesPatterns(List<AttributePatterns> attributes)
      implements SenderPredicate {
    public SenderADAttributeMatchesPatterns {
      attributes = List.copyOf(attributes);
      require(!attributes.isEmpty(), "at least one attribute");
    }

    @Override
    public boolean holds(EmailAddress sender, MailView mail) {
      return Identities.matchesPatterns(attributes, sender, mail);
    }
  }
}
