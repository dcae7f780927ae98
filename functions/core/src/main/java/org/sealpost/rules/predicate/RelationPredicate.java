package org.sealpost.rules.predicate;

import java.util.Optional;
import java.util.Set;
import org.sealpost.mail.EmailAddress;
import org.sealpost.organization.Recipient;
import org.sealpost.organization.directory.Directory;
import org.sealpost.organization.directory.DirectoryAttribute;
import org.sealpost.organization.directory.Person;

/// Tests of the sender and one recipient together (ome.md 2.3, Sender + recipient). The sender is
/// the author, by the From field. Never for people whom the directory does not know.
public sealed interface RelationPredicate extends RulePredicate.AboutRecipient {
  /// The sender stands in this relation to the recipient.
  record SenderManagementRelationship(ManagementRelationship relationship)
      implements RelationPredicate {
    @Override
    public boolean holds(Recipient recipient, MailView mail) {
      EmailAddress sender = mail.mail().sender().address();
      return switch (relationship) {
        case MANAGER -> isManagerOf(sender, recipient.address(), mail.directory());
        case DIRECT_REPORT -> isManagerOf(recipient.address(), sender, mail.directory());
      };
    }

    private static boolean isManagerOf(
        EmailAddress manager, EmailAddress report, Directory directory) {
      return directory.managerOf(report).filter(directory.resolved(manager)::equals).isPresent();
    }
  }

  /// What the sender is to the recipient.
  enum ManagementRelationship {
    MANAGER,
    DIRECT_REPORT
  }

  /// Sender and recipient are members of the two groups, in either direction; BetweenMemberOf1 and
  /// BetweenMemberOf2 are one predicate.
  record BetweenMemberOf(Set<EmailAddress> groups1, Set<EmailAddress> groups2)
      implements RelationPredicate {
    public BetweenMemberOf {
      groups1 = Identities.checked(groups1);
      groups2 = Identities.checked(groups2);
    }

    @Override
    public boolean holds(Recipient recipient, MailView mail) {
      EmailAddress sender = mail.mail().sender().address();
      return (isIn(groups1, sender, mail) && isIn(groups2, recipient.address(), mail))
          || (isIn(groups2, sender, mail) && isIn(groups1, recipient.address(), mail));
    }

    private static boolean isIn(Set<EmailAddress> groups, EmailAddress address, MailView mail) {
      return Identities.haveMember(groups, address, mail.directory());
    }
  }

  /// The manager of the sender, or of the recipient, is one of these; ManagerForEvaluatedUser and
  /// ManagerAddresses are one predicate.
  record ManagerForEvaluatedUser(EvaluatedUser user, Set<EmailAddress> managers)
      implements RelationPredicate {
    public ManagerForEvaluatedUser {
      managers = Identities.checked(managers);
    }

    @Override
    public boolean holds(Recipient recipient, MailView mail) {
      EmailAddress evaluated =
          switch (user) {
            case SENDER -> mail.mail().sender().address();
            case RECIPIENT -> recipient.address();
          };
      return mail.directory().managerOf(evaluated).stream()
          .anyMatch(manager -> Identities.include(managers, manager, mail.directory()));
    }
  }

  /// Whose manager is looked for.
  enum EvaluatedUser {
    SENDER,
    RECIPIENT
  }

  /// The attribute of the sender is, or is not, that of the recipient; where either has none it is
  /// neither. ADComparisonAttribute and ADComparisonOperator are one predicate.
  record ADComparison(DirectoryAttribute attribute, ComparisonOperator operator)
      implements RelationPredicate {
    @Override
    public boolean holds(Recipient recipient, MailView mail) {
      Optional<String> ofSender = value(mail.mail().sender().address(), mail.directory());
      Optional<String> ofRecipient = value(recipient.address(), mail.directory());
      if (ofSender.isEmpty() || ofRecipient.isEmpty()) {
        return false;
      }
      boolean equal = ofSender.get().equalsIgnoreCase(ofRecipient.get());
      return switch (operator) {
        case EQUAL -> equal;
        case NOT_EQUAL -> !equal;
      };
    }

    private Optional<String> value(EmailAddress address, Directory directory) {
      return directory.person(address).flatMap((Person person) -> person.attribute(attribute));
    }
  }

  /// How two attributes are compared.
  enum ComparisonOperator {
    EQUAL,
    NOT_EQUAL
  }
}
