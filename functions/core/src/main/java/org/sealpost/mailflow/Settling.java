package org.sealpost.mailflow;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.sealpost.inspection.ContentInspector;
import org.sealpost.mail.MailContent;
import org.sealpost.mail.MalformedMailException;
import org.sealpost.organization.Organization;
import org.sealpost.organization.Recipient;
import org.sealpost.protection.ProtectedMessages;
import org.sealpost.protection.ProtectionTemplate;
import org.sealpost.rules.CurrentRules;
import org.sealpost.rules.Decisions;
import org.sealpost.rules.action.Rejection;
import org.sealpost.rules.predicate.Mail;

/// Works out the settlement of an intake: what the rules say, sealed where they say so. Sends
/// nothing and records nothing, so that whatever it throws leaves everything as it was.
public final class Settling {
  private static final String MALFORMED = "5.6.0";

  private final Organization organization;
  private final Admission admission;
  private final CurrentRules rules;
  private final ContentInspector inspector;
  private final ProtectedMessages messages;
  private final Execution execution;
  private final Clock clock;

  public Settling(
      Organization organization,
      CurrentRules rules,
      ContentInspector inspector,
      ProtectedMessages messages,
      Execution execution,
      Clock clock) {
    this.organization = organization;
    this.admission = new Admission(organization);
    this.rules = rules;
    this.inspector = inspector;
    this.messages = messages;
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
    List<Recipient> recipients =
        intake.envelope().recipients().stream().map(organization::recipient).toList();
    Mail mail =
        new Mail(
            content,
            organization.sender(
                content.from().address(), intake.envelope().reversePath(), intake.authenticated()),
            intake.envelope().reversePath(),
            recipients,
            intake.client(),
            message.length,
            inspector);
    Decisions decisions =
        rules.inForce().rules().decide(mail, inherited(intake), organization, clock.instant());
    return execution.settlement(intake, message, content, decisions);
  }

  /// An answer is protected no less than what it answers, also when that is not known any more.
  private Optional<ProtectionTemplate> inherited(Intake intake) {
    return intake
        .answers()
        .map(
            answered ->
                messages
                    .find(answered)
                    .flatMap(message -> ProtectionTemplate.named(message.template()))
                    .orElse(ProtectionTemplate.DO_NOT_FORWARD));
  }
}
