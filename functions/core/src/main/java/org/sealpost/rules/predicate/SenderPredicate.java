package org.sealpost.rules.predicate;

import static org.sealpost.Require.require;

import java.util.Set;
import org.sealpost.mail.EmailAddress;
import org.sealpost.organization.Scope;

/// Tests of the sender (the From field: SenderAddressLocation Header).
public sealed interface SenderPredicate extends RulePredicate.AboutMessage {
  /// The sender is one of these.
  record From(Set<EmailAddress> addresses) implements SenderPredicate {
    public From {
      addresses = Set.copyOf(addresses);
      require(!addresses.isEmpty(), "From needs an address");
    }

    @Override
    public boolean holds(Mail mail) {
      return addresses.contains(mail.sender().address());
    }
  }

  record FromScope(Scope scope) implements SenderPredicate {
    @Override
    public boolean holds(Mail mail) {
      return mail.sender().scope() == scope;
    }
  }
}
