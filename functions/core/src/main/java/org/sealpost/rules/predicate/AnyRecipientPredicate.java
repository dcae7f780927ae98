package org.sealpost.rules.predicate;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.Mailbox;
import org.sealpost.rules.pattern.TextPattern;
import org.sealpost.rules.text.Words;

/// Tests of all recipients together: when one passes, the rule acts on all of them (ome.md 2.3, Any
/// recipient). The header tests look at the fields, in which groups can stand, and not at the
/// envelope.
public sealed interface AnyRecipientPredicate extends RulePredicate.AboutMessage {
  record AnyOfRecipientAddressContainsWords(List<String> words) implements AnyRecipientPredicate {
    public AnyOfRecipientAddressContainsWords {
      words = Words.checked(words);
    }

    @Override
    public boolean holds(MailView mail) {
      return mail.recipients().stream()
          .anyMatch(
              recipient -> mail.searchable(recipient.address().toString()).containsAny(words));
    }
  }

  record AnyOfRecipientAddressMatchesPatterns(List<TextPattern> patterns)
      implements AnyRecipientPredicate {
    public AnyOfRecipientAddressMatchesPatterns {
      patterns = Patterns.checked(patterns);
    }

    @Override
    public boolean holds(MailView mail) {
      return mail.recipients().stream()
          .anyMatch(
              recipient -> mail.searchable(recipient.address().toString()).matchesAny(patterns));
    }
  }

  record AnyOfToHeader(Set<EmailAddress> addresses) implements AnyRecipientPredicate {
    public AnyOfToHeader {
      addresses = Identities.checked(addresses);
    }

    @Override
    public boolean holds(MailView mail) {
      return anyIs(mail.content().to().stream(), addresses, mail);
    }
  }

  record AnyOfCcHeader(Set<EmailAddress> addresses) implements AnyRecipientPredicate {
    public AnyOfCcHeader {
      addresses = Identities.checked(addresses);
    }

    @Override
    public boolean holds(MailView mail) {
      return anyIs(mail.content().cc().stream(), addresses, mail);
    }
  }

  record AnyOfToCcHeader(Set<EmailAddress> addresses) implements AnyRecipientPredicate {
    public AnyOfToCcHeader {
      addresses = Identities.checked(addresses);
    }

    @Override
    public boolean holds(MailView mail) {
      return anyIs(toAndCc(mail), addresses, mail);
    }
  }

  record AnyOfToHeaderMemberOf(Set<EmailAddress> groups) implements AnyRecipientPredicate {
    public AnyOfToHeaderMemberOf {
      groups = Identities.checked(groups);
    }

    @Override
    public boolean holds(MailView mail) {
      return anyIsMember(mail.content().to().stream(), groups, mail);
    }
  }

  record AnyOfCcHeaderMemberOf(Set<EmailAddress> groups) implements AnyRecipientPredicate {
    public AnyOfCcHeaderMemberOf {
      groups = Identities.checked(groups);
    }

    @Override
    public boolean holds(MailView mail) {
      return anyIsMember(mail.content().cc().stream(), groups, mail);
    }
  }

  record AnyOfToCcHeaderMemberOf(Set<EmailAddress> groups) implements AnyRecipientPredicate {
    public AnyOfToCcHeaderMemberOf {
      groups = Identities.checked(groups);
    }

    @Override
    public boolean holds(MailView mail) {
      return anyIsMember(toAndCc(mail), groups, mail);
    }
  }

  private static Stream<Mailbox> toAndCc(MailView mail) {
    return Stream.concat(mail.content().to().stream(), mail.content().cc().stream());
  }

  private static boolean anyIs(
      Stream<Mailbox> written, Set<EmailAddress> addresses, MailView mail) {
    return written.anyMatch(
        mailbox -> Identities.include(addresses, mailbox.address(), mail.directory()));
  }

  private static boolean anyIsMember(
      Stream<Mailbox> written, Set<EmailAddress> groups, MailView mail) {
    return written.anyMatch(
        mailbox -> Identities.haveMember(groups, mailbox.address(), mail.directory()));
  }
}
