package org.sealpost.rules.action;

import static org.sealpost.Require.require;

import java.util.Set;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.edit.MessageEdit.AddVisibleRecipient;
import org.sealpost.mail.edit.MessageEdit.VisibleField;

/// Actions about who gets the mail, and over which connection. Whom a rule adds is decided upon
/// like any other recipient, and gets the mail protected no less than whom they were added for.
public sealed interface RoutingAction extends RuleAction {
  /// The mail goes over TLS or not at all.
  record RouteMessageOutboundRequireTls() implements RoutingAction {
    @Override
    public Treatment applyTo(Treatment before, ActingRule rule) {
      return before.withTls();
    }
  }

  /// These get it instead of the recipient, unless the recipient is one of them.
  record RedirectMessageTo(Set<EmailAddress> addresses) implements RoutingAction {
    public RedirectMessageTo {
      addresses = checked(addresses);
    }

    @Override
    public Treatment applyTo(Treatment before, ActingRule rule) {
      return redirected(before, addresses, rule);
    }
  }

  /// These get it as well, and stand in the To field.
  record AddToRecipients(Set<EmailAddress> addresses) implements RoutingAction {
    public AddToRecipients {
      addresses = checked(addresses);
    }

    @Override
    public Treatment applyTo(Treatment before, ActingRule rule) {
      return withVisible(before, addresses, VisibleField.TO);
    }
  }

  /// These get it as well, and stand in the Cc field.
  record CopyTo(Set<EmailAddress> addresses) implements RoutingAction {
    public CopyTo {
      addresses = checked(addresses);
    }

    @Override
    public Treatment applyTo(Treatment before, ActingRule rule) {
      return withVisible(before, addresses, VisibleField.CC);
    }
  }

  /// These get it as well, and nobody sees that.
  record BlindCopyTo(Set<EmailAddress> addresses) implements RoutingAction {
    public BlindCopyTo {
      addresses = checked(addresses);
    }

    @Override
    public Treatment applyTo(Treatment before, ActingRule rule) {
      return withAll(before, addresses);
    }
  }

  /// The author's manager gets it as well, or instead. Does nothing where the directory names none.
  record AddManagerAsRecipientType(ManagerRecipient type) implements RoutingAction {
    @Override
    public Treatment applyTo(Treatment before, ActingRule rule) {
      return rule.managerOfAuthor()
          .map(Set::of)
          .map(
              manager ->
                  switch (type) {
                    case TO -> withVisible(before, manager, VisibleField.TO);
                    case CC -> withVisible(before, manager, VisibleField.CC);
                    case BCC -> withAll(before, manager);
                    case REDIRECT -> redirected(before, manager, rule);
                  })
          .orElse(before);
    }
  }

  /// How a manager is added.
  enum ManagerRecipient {
    TO,
    CC,
    BCC,
    REDIRECT
  }

  private static Set<EmailAddress> checked(Set<EmailAddress> addresses) {
    require(!addresses.isEmpty(), "at least one address");
    require(addresses.size() <= 100, "at most 100 addresses");
    return Set.copyOf(addresses);
  }

  private static Treatment withAll(Treatment before, Set<EmailAddress> addresses) {
    Treatment after = before;
    for (EmailAddress address : addresses) {
      after = after.withAdded(address);
    }
    return after;
  }

  private static Treatment redirected(
      Treatment before, Set<EmailAddress> addresses, ActingRule rule) {
    return addresses.contains(rule.recipient().address())
        ? before
        : withAll(before, addresses).redirectedAway();
  }

  private static Treatment withVisible(
      Treatment before, Set<EmailAddress> addresses, VisibleField field) {
    Treatment after = withAll(before, addresses);
    for (EmailAddress address : addresses) {
      after = after.with(new AddVisibleRecipient(field, address));
    }
    return after;
  }
}
