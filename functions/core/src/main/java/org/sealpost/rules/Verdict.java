package org.sealpost.rules;

import java.util.List;
import org.sealpost.mail.EmailAddress;
import org.sealpost.organization.Recipient;
import org.sealpost.organization.Scope;
import org.sealpost.rules.action.Ending;
import org.sealpost.rules.action.Notice;
import org.sealpost.rules.action.Notice.IncidentReport;
import org.sealpost.rules.action.Treatment;

/// What the rules say about one recipient.
record Verdict(Recipient recipient, Treatment treatment, List<MailFlowRule> matched) {
  Verdict {
    matched = List.copyOf(matched);
  }

  /// Who gets the mail as well; nobody when it does not go on.
  List<EmailAddress> addsTo() {
    return treatment.ending().isEmpty() || isQuarantined() ? treatment.added() : List.of();
  }

  /// A recipient whom nobody wrote to: protected, over TLS, branded and edited as for whom they
  /// were added for, held when the mail is held for whom they were added for, and dropped rather
  /// than rejected, because the sender must not learn of them.
  Verdict asAddedFor(AddedFor others) {
    Treatment own =
        treatment
            .protectedAsFor(others.protection(), others.forcePortal())
            .asAddedFor(others.requireTls(), others.branding(), others.edits());
    if (own.ending().filter(Ending.Rejected.class::isInstance).isPresent()) {
      own = own.ended(new Ending.Deleted());
    } else if (own.ending().isEmpty() && others.held()) {
      own = own.ended(new Ending.Quarantined());
    }
    return new Verdict(recipient, own, matched);
  }

  /// Whether others get the mail instead.
  boolean isRedirected() {
    return treatment.redirected() && (treatment.ending().isEmpty() || isQuarantined());
  }

  List<IncidentReport> reports() {
    return treatment.notices().stream()
        .filter(IncidentReport.class::isInstance)
        .map(IncidentReport.class::cast)
        .toList();
  }

  /// What recipients have in common who are told and sent the same.
  ///
  /// @param sender on which side they are
  Treatment alike(Scope sender) {
    List<Notice> notifications =
        treatment.notices().stream().filter(notice -> !(notice instanceof IncidentReport)).toList();
    return treatment.withoutBookkeeping(notifications, sender);
  }

  boolean isQuarantined() {
    return treatment.ending().filter(Ending.Quarantined.class::isInstance).isPresent();
  }
}
