package org.sealpost.rules.predicate;

import static org.sealpost.Require.require;

import java.util.List;
import java.util.Set;
import org.sealpost.mail.EmailAddress;
import org.sealpost.organization.directory.Directory;
import org.sealpost.organization.directory.Person;

/// People and groups that a rule names by their addresses.
final class Identities {
  private Identities() {}

  static Set<EmailAddress> checked(Set<EmailAddress> addresses) {
    require(!addresses.isEmpty(), "at least one address");
    return Set.copyOf(addresses);
  }

  /// Whether the address, or another one of the same mailbox, is among them.
  static boolean include(Set<EmailAddress> named, EmailAddress address, Directory directory) {
    if (named.contains(address)) {
      return true;
    }
    if (!directory.knows(address)) {
      return false;
    }
    EmailAddress primary = directory.resolved(address);
    return named.stream().anyMatch(name -> directory.resolved(name).equals(primary));
  }

  /// Whether the address belongs to a member of one of the groups.
  static boolean haveMember(Set<EmailAddress> groups, EmailAddress address, Directory directory) {
    Set<EmailAddress> groupsOfAddress = directory.groupsOf(address);
    return groups.stream().anyMatch(groupsOfAddress::contains);
  }

  static boolean hasWords(List<AttributeWords> asked, EmailAddress address, MailView mail) {
    return mail.directory().person(address).stream()
        .anyMatch(
            person -> asked.stream().anyMatch(attribute -> hasWords(attribute, person, mail)));
  }

  private static boolean hasWords(AttributeWords asked, Person person, MailView mail) {
    return person.attribute(asked.attribute()).stream()
        .anyMatch(value -> mail.searchable(value).containsAny(asked.words()));
  }

  static boolean matchesPatterns(
      List<AttributePatterns> asked, EmailAddress address, MailView mail) {
    return mail.directory().person(address).stream()
        .anyMatch(person -> asked.stream().anyMatch(attribute -> matches(attribute, person, mail)));
  }

  private static boolean matches(AttributePatterns asked, Person person, MailView mail) {
    return person.attribute(asked.attribute()).stream()
        .anyMatch(value -> mail.searchable(value).matchesAny(asked.patterns()));
  }
}
