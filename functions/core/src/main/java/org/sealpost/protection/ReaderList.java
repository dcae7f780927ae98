package org.sealpost.protection;

import static org.sealpost.Require.require;

import java.util.Set;
import org.sealpost.mail.Domain;
import org.sealpost.mail.EmailAddress;

/// Who may read what a protection template protects, of those who get it.
///
/// @param groups of the directory, also indirectly
/// @param domains with all below them
public record ReaderList(Set<EmailAddress> people, Set<EmailAddress> groups, Set<Domain> domains) {
  public ReaderList {
    people = Set.copyOf(people);
    groups = Set.copyOf(groups);
    domains = Set.copyOf(domains);
    require(
        !people.isEmpty() || !groups.isEmpty() || !domains.isEmpty(),
        "a list of readers needs a reader");
  }
}
