package org.sealpost.rules.predicate;

import static org.sealpost.Require.require;

import java.util.Set;
import org.sealpost.mail.Domain;
import org.sealpost.mail.EmailAddress;

/// Domains that a rule names. Sub-domains count: Microsoft's pages disagree about them; the newer
/// one includes them, and a rule that protects should rather match more.
final class Domains {
  private Domains() {}

  static Set<Domain> checked(Set<Domain> domains) {
    require(!domains.isEmpty(), "at least one domain");
    return Set.copyOf(domains);
  }

  static boolean contain(Set<Domain> domains, EmailAddress address) {
    for (Domain domain : domains) {
      // Most are told apart by their ends, which makes no text.
      if (address.domain().name().endsWith(domain.name()) && address.domain().isWithin(domain)) {
        return true;
      }
    }
    return false;
  }
}
