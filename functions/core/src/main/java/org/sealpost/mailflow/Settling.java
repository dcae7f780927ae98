package org.sealpost.mailflow;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.sealpost.inspection.ContentInspector;
import org.sealpost.mail.MailContent;
import org.sealpost.mail.MalformedMailException;
import org.sealpost.organization.Organization;
import org.sealpost.organization.Recipient;
import org.sealpost.organization.Sender;
import org.sealpost.protection.MessageClass;
import org.sealpost.protection.settings.ProtectionSettings;
import org.sealpost.rules.CurrentRules;
import org.sealpost.rules.Decisions;
import org.sealpost.rules.action.PriorProtection;
import org.sealpost.rules.action.Rejection;
import org.sealpost.rules.predicate.Mail;
import org.sealpost.rules.predicate.MessageClasses;
import org.sealpost.sender.SenderChoice;
import org.sealpost.sender.SenderChoices;

/// Works out the settlement of an intake: what the rules say, sealed where they say so. Sends
/// nothing and records nothing, so that whatever it throws leaves everything as it was.
public final class Settling {
  private static final String MALFORMED = "5.6.0";

  private final Organization organization;
  private final Admission admission;
  private final CurrentRules rules;
  private final ContentInspector inspector;
  private final ProtectedThreads threads;
  private final Execution execution;
  private final Clock clock;

  public Settling(
      Organization organization,
      CurrentRules rules,
      ContentInspector inspector,
      ProtectedThreads threads,
      Execution execution,
      Clock clock) {
    this.organization = organization;
    this.admission = new Admission(organization);
    this.rules = rules;
    this.inspector = inspector;
    this.threads = threads;
    this.execution = execution;
    this.clock = clock;
  }

  Settlement settlement(Intake intake, byte[] message) {
    Optional<Rejection> refusal = admission.refusal(intake, message);
    if (refusal.isPresent()) {
      return SettlementDraft.returned(intake, refusal.get());
    }
    try {
      return decided(intake, message, admission.read(message));
    } catch (MalformedMailException malformed) {
      String reason =
          Optional.ofNullable(malformed.getMessage()).orElse("The message is malformed.");
      return SettlementDraft.returned(intake, new Rejection(MALFORMED, reason));
    }
  }

  private Settlement decided(Intake intake, byte[] message, MailContent content) {
    CurrentRules.InForce inForce = rules.inForce();
    List<Recipient> recipients =
        intake.envelope().recipients().stream().map(organization::recipient).toList();
    Sender sender =
        organization.sender(
            content.from().address(), intake.envelope().reversePath(), intake.authenticated());
    Mail mail =
        new Mail(
            content,
            sender,
            intake.envelope().reversePath(),
            recipients,
            intake.client(),
            message.length,
            inspector);
    SenderChoice choice = SenderChoices.of(content, sender.scope(), inForce.protection());
    PriorProtection prior =
        new PriorProtection(
            kind(mail, inForce.protection()),
            choice.protection(),
            inForce.protection().senderControls().insideToo(),
            threads.protection(intake, content));
    Decisions decisions = inForce.rules().decide(mail, prior, organization, clock.instant());
    AcceptedMail accepted =
        new AcceptedMail(
            intake,
            message,
            content,
            organization.scopeOfSender(content.from().address(), intake.authenticated()),
            choice,
            inForce.protection(),
            inForce.rules().directory());
    return execution.settlement(accepted, decisions);
  }

  private static MessageClass kind(Mail mail, ProtectionSettings settings) {
    MessageClass kind = MessageClasses.of(mail);
    return settings.passing().contains(kind) ? kind : MessageClass.ORDINARY;
  }
}
