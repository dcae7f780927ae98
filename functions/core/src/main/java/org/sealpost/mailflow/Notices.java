package org.sealpost.mailflow;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sealpost.delivery.IncidentReportText;
import org.sealpost.delivery.Letters;
import org.sealpost.delivery.NotificationText;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.HeaderField;
import org.sealpost.mail.IntakeId;
import org.sealpost.mail.KeptBytes;
import org.sealpost.mail.MailContent;
import org.sealpost.mail.Mailbox;
import org.sealpost.mail.MalformedMailException;
import org.sealpost.mail.RawInbox;
import org.sealpost.mail.edit.EditedHeaders;
import org.sealpost.mail.mime.MimeReader;
import org.sealpost.organization.Organization;
import org.sealpost.organization.Recipient;
import org.sealpost.organization.Scope;
import org.sealpost.protection.Protection;
import org.sealpost.protection.SenderOptions;
import org.sealpost.rules.AuditSeverity;
import org.sealpost.rules.Decision;
import org.sealpost.rules.Decisions;
import org.sealpost.rules.RuleMatch;
import org.sealpost.rules.action.Notice.IncidentReport;
import org.sealpost.rules.action.Notice.Notification;
import org.sealpost.rules.action.Notice.ReportedContent;
import org.sealpost.rules.action.Treatment;

/// Mails about the mail that rules ask for. What they say of a mail that goes protected to anybody
/// is protected like it, or left out.
public final class Notices {
  private static final String LEFT_OUT = "(protected)";

  private final Organization organization;
  private final Letters letters;
  private final Methods methods;
  private final Sealing sealing;
  private final RawInbox inbox;

  public Notices(
      Organization organization,
      Letters letters,
      Methods methods,
      Sealing sealing,
      RawInbox inbox) {
    this.organization = organization;
    this.letters = letters;
    this.methods = methods;
    this.sealing = sealing;
    this.inbox = inbox;
  }

  void order(AcceptedMail mail, Decisions decisions, SettlementDraft draft) {
    Intake intake = mail.intake();
    MailContent content = mail.content();
    for (IncidentReport report : decisions.reports()) {
      byte[] letter = incidentReport(report, intake, mail.message(), content, decisions);
      Recipient watcher = organization.recipient(report.recipient());
      if (isProtected(decisions) || leavesInClear(mail, watcher)) {
        draft.deliver(
            protectedReport(letter, watcher, mail, report.rule(), requireTls(decisions)),
            mail,
            Optional.empty(),
            _ -> Optional.empty());
      } else {
        IntakeId copy =
            CopyId.ofNotice(intake.key(), "incident " + report.rule() + " " + watcher.address());
        send(letter, copy, watcher, requireTls(decisions), draft);
      }
    }
    for (Decision decision : decisions.decisions()) {
      notify(decision, intake, content, draft);
    }
  }

  private void notify(
      Decision decision, Intake intake, MailContent content, SettlementDraft draft) {
    List<Notification> notifications =
        decision.treatment().notices().stream()
            .filter(Notification.class::isInstance)
            .map(Notification.class::cast)
            .distinct()
            .toList();
    for (Notification notification : notifications) {
      NotificationText text = text(notification, content, decision.treatment());
      for (Recipient recipient : decision.recipients()) {
        send(
            letters.notification(recipient.address(), text),
            CopyId.ofNotice(
                intake.key(), "notification " + recipient.address() + " " + notification.text()),
            recipient,
            decision.treatment().requireTls(),
            draft);
      }
    }
  }

  private void send(
      byte[] letter, IntakeId copy, Recipient to, boolean requireTls, SettlementDraft draft) {
    inbox.put(copy, letter);
    draft.forward(copy, Optional.empty(), List.of(to), Scope.INSIDE, requireTls, Optional.empty());
  }

  /// Through the portal in any case: it has to be withdrawn with the mail that it is about.
  private Sealing.Sealed protectedReport(
      byte[] letter, Recipient watcher, AcceptedMail mail, String rule, boolean requireTls) {
    try {
      MailContent report = MimeReader.read(letter);
      Wish wish =
          new Wish(
              List.of(watcher),
              Protection.ENCRYPT,
              SenderOptions.NONE,
              Scope.INSIDE,
              Optional.empty(),
              true,
              requireTls,
              report.subject(),
              List.of(rule));
      return sealing.protect(
          KeptBytes.all(letter),
          report,
          Scope.INSIDE,
          Optional.empty(),
          Optional.empty(),
          mail.intake().receivedAt(),
          List.of(methods.portal(watcher, mail.settings().carrier(), letter.length)),
          wish);
    } catch (MalformedMailException bug) {
      throw new IllegalStateException("an incident report that cannot be parsed", bug);
    }
  }

  private byte[] incidentReport(
      IncidentReport report,
      Intake intake,
      byte[] message,
      MailContent content,
      Decisions decisions) {
    Set<ReportedContent> asked = report.content();
    List<EmailAddress> to = addresses(content.to());
    List<EmailAddress> cc = addresses(content.cc());
    Set<EmailAddress> visible = Stream.concat(to.stream(), cc.stream()).collect(Collectors.toSet());
    List<EmailAddress> bcc =
        intake.envelope().recipients().stream()
            .filter(recipient -> !visible.contains(recipient))
            .toList();
    IncidentReportText text =
        new IncidentReportText(
            report.rule(),
            content.messageId(),
            intake.receivedAt(),
            asked(asked, ReportedContent.SEVERITY, severity(report, decisions)),
            asked(asked, ReportedContent.SENDER, content.from()),
            asked(asked, ReportedContent.RECIPIENTS, to),
            asked(asked, ReportedContent.SUBJECT, content.subject()),
            asked(asked, ReportedContent.CC, cc),
            asked(asked, ReportedContent.BCC, bcc),
            asked(
                asked,
                ReportedContent.RULE_DETECTIONS,
                decisions.matched().stream().map(rule -> rule.name().value()).toList()),
            asked(asked, ReportedContent.DATA_CLASSIFICATIONS, List.of()),
            asked(asked, ReportedContent.ID_MATCH, List.of()));
    return letters.incidentReport(
        report.recipient(), text, asked(asked, ReportedContent.ATTACH_ORIGINAL_MAIL, message));
  }

  private static <T> Optional<T> asked(Set<ReportedContent> all, ReportedContent one, T value) {
    return all.contains(one) ? Optional.of(value) : Optional.empty();
  }

  private static String severity(IncidentReport report, Decisions decisions) {
    return decisions.matched().stream()
        .filter(rule -> rule.name().value().equals(report.rule()))
        .map(RuleMatch::severity)
        .findFirst()
        .map(Notices::label)
        .orElse("");
  }

  private static String label(AuditSeverity severity) {
    return switch (severity) {
      case DO_NOT_AUDIT -> "not set";
      case LOW -> "Low";
      case MEDIUM -> "Medium";
      case HIGH -> "High";
    };
  }

  private static NotificationText text(
      Notification notification, MailContent content, Treatment treatment) {
    boolean isProtected = isProtected(treatment);
    List<HeaderField> headers = EditedHeaders.of(content.headers(), treatment.edits());
    return new NotificationText(
        notification.text(),
        content.from(),
        content.to(),
        content.cc(),
        isProtected ? LEFT_OUT : subject(headers),
        isProtected ? List.of() : headers,
        content.sentAt());
  }

  private static String subject(List<HeaderField> headers) {
    return headers.stream()
        .filter(field -> field.isNamed("Subject"))
        .map(HeaderField::value)
        .findFirst()
        .orElse("");
  }

  /// A rule may have taken off, for somebody inside, what protected the mail when it came.
  private static boolean leavesInClear(AcceptedMail mail, Recipient watcher) {
    return mail.cameProtected() && watcher.scope() == Scope.OUTSIDE;
  }

  /// What is told of a mail goes no less safely than the mail.
  private static boolean requireTls(Decisions decisions) {
    return decisions.decisions().stream().anyMatch(one -> one.treatment().requireTls());
  }

  private static List<EmailAddress> addresses(List<Mailbox> mailboxes) {
    return mailboxes.stream().map(Mailbox::address).toList();
  }

  private static boolean isProtected(Decisions decisions) {
    return decisions.decisions().stream().map(Decision::treatment).anyMatch(Notices::isProtected);
  }

  /// Also when it does not go on in the end.
  private static boolean isProtected(Treatment treatment) {
    return treatment.protection().isPresent() || treatment.protectedBefore();
  }
}
