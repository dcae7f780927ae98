package org.sealpost.mailflow;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sealpost.inspection.ContentInspector;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.MailContent;
import org.sealpost.mail.MalformedMailException;
import org.sealpost.organization.Organization;
import org.sealpost.organization.Recipient;
import org.sealpost.organization.Scope;
import org.sealpost.organization.Sender;
import org.sealpost.protection.ProtectedMessages;
import org.sealpost.protection.ProtectionTemplate;
import org.sealpost.rules.CurrentRules;
import org.sealpost.rules.Decision;
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
  private final Clock clock;
  private final ProtectedMessages messages;
  private final Sealing sealing;

  public Settling(
      Organization organization,
      CurrentRules rules,
      ContentInspector inspector,
      ProtectedMessages messages,
      Sealing sealing,
      Clock clock) {
    this.organization = organization;
    this.admission = new Admission(organization);
    this.rules = rules;
    this.inspector = inspector;
    this.clock = clock;
    this.messages = messages;
    this.sealing = sealing;
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
    Sender sender = sender(intake, content);
    // Stricter than the rules' sender: only an address of our own may stand in our From.
    Scope authorScope =
        organization.scopeOfSender(content.from().address(), intake.authenticated());
    List<Recipient> recipients =
        intake.envelope().recipients().stream().map(organization::recipient).toList();
    SettlementDraft draft = new SettlementDraft(intake, content.messageId());
    Mail mail =
        new Mail(
            content,
            sender,
            intake.envelope().reversePath(),
            recipients,
            intake.client(),
            message.length,
            inspector);
    Decisions decisions =
        rules.inForce().rules().decide(mail, inherited(intake), organization, clock.instant());
    for (Decision decision : decisions.decisions()) {
      switch (decision) {
        case Decision.Pass pass -> draft.forward(pass.recipients(), authorScope);
        case Decision.Drop _, Decision.Quarantine _ ->
            throw new UnsupportedOperationException("to be written");
        case Decision.Protect protect ->
            draft.deliverSealed(sealing.seal(intake, message, content, authorScope, protect));
        case Decision.Reject reject -> draft.returnToSender(reject.recipients(), reject.why());
      }
    }
    return draft.settlement();
  }

  /// The author, by the From field. Counts as inside when From or the reverse-path does: a rule
  /// that protects what comes from inside must not be dodged by a foreign name in either place.
  private Sender sender(Intake intake, MailContent content) {
    EmailAddress author = content.from().address();
    boolean inside =
        Stream.concat(Stream.of(author), intake.envelope().reversePath().stream())
            .anyMatch(
                address ->
                    organization.scopeOfSender(address, intake.authenticated()) == Scope.INSIDE);
    return new Sender(author, inside ? Scope.INSIDE : Scope.OUTSIDE);
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
