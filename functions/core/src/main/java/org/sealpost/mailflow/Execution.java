package org.sealpost.mailflow;

import java.util.List;
import org.sealpost.mail.Envelope;
import org.sealpost.mail.IntakeId;
import org.sealpost.mail.MailContent;
import org.sealpost.mail.RawInbox;
import org.sealpost.mail.edit.EditedMessage;
import org.sealpost.mail.edit.MessageEditor;
import org.sealpost.organization.Organization;
import org.sealpost.organization.Recipient;
import org.sealpost.organization.Scope;
import org.sealpost.protection.ProtectionTemplate;
import org.sealpost.quarantine.QuarantineState;
import org.sealpost.quarantine.QuarantinedMail;
import org.sealpost.rules.Decision;
import org.sealpost.rules.Decisions;
import org.sealpost.rules.RuleMatch;
import org.sealpost.rules.RuleMode;
import org.sealpost.rules.action.Rejection;

/// Carries out what the rules decided: edits, seals, holds, orders. What it puts into the inbox and
/// the held mail leads nowhere until the settlement is written.
public final class Execution {
  private static final String CANNOT_BE_CHANGED = "5.6.0";

  private final Organization organization;
  private final Sealing sealing;
  private final RawInbox inbox;
  private final RawInbox held;
  private final Notices notices;

  public Execution(
      Organization organization, Sealing sealing, RawInbox inbox, RawInbox held, Notices notices) {
    this.organization = organization;
    this.sealing = sealing;
    this.inbox = inbox;
    this.held = held;
    this.notices = notices;
  }

  Settlement settlement(Intake intake, byte[] message, MailContent content, Decisions decisions) {
    KnownToSender known = KnownToSender.of(intake.envelope(), decisions);
    SettlementDraft draft =
        new SettlementDraft(intake, content.messageId(), decisions.matched(), known);
    for (Decision decision : decisions.decisions()) {
      carryOut(decision, intake, message, content, draft);
    }
    notices.order(intake, message, content, decisions, draft);
    return draft.settlement();
  }

  /// What an admin let go on: as it was held, without rules.
  Settlement released(QuarantinedMail mail, Intake intake, byte[] message, MailContent content) {
    SettlementDraft draft =
        new SettlementDraft(intake, content.messageId(), List.of(), KnownToSender.EVERYBODY);
    List<Recipient> recipients =
        mail.envelope().recipients().stream().map(organization::recipient).toList();
    if (mail.template().isEmpty()) {
      pass(recipients, mail.requireTls(), intake, message, content, draft);
      return draft.settlement();
    }
    Sealing.Terms terms =
        new Sealing.Terms(
            recipients,
            // One that is gone is none that may be weaker.
            ProtectionTemplate.named(mail.template().get())
                .orElse(ProtectionTemplate.DO_NOT_FORWARD),
            mail.branding(),
            mail.requireTls(),
            mail.rules());
    draft.deliverSealed(
        sealing.seal(message, content, authorScope(intake, content), mail.since(), terms),
        intake.envelope().reversePath());
    return draft.settlement();
  }

  private void carryOut(
      Decision decision,
      Intake intake,
      byte[] message,
      MailContent content,
      SettlementDraft draft) {
    switch (decision) {
      case Decision.Reject reject -> draft.returnToSender(reject.recipients(), reject.why());
      case Decision.Drop _ -> {
        // Nobody gets it, and nobody is told.
      }
      case Decision.Pass _, Decision.Protect _, Decision.Quarantine _ ->
          goOn(decision, intake, message, content, draft);
    }
  }

  private void goOn(
      Decision decision,
      Intake intake,
      byte[] message,
      MailContent content,
      SettlementDraft draft) {
    switch (edited(message, decision)) {
      case EditedMessage.Refused(String reason) ->
          draft.returnToSender(decision.recipients(), new Rejection(CANNOT_BE_CHANGED, reason));
      case EditedMessage.Edited(byte[] edited) -> send(decision, intake, edited, content, draft);
    }
  }

  private void send(
      Decision decision, Intake intake, byte[] edited, MailContent content, SettlementDraft draft) {
    boolean requireTls = decision.treatment().requireTls();
    if (decision instanceof Decision.Quarantine quarantine) {
      for (Envelope envelope : draft.envelopes(quarantine.recipients())) {
        draft.hold(hold(quarantine, envelope, intake, edited, content));
      }
    } else if (decision instanceof Decision.Protect protect) {
      Sealing.Terms terms =
          new Sealing.Terms(
              protect.recipients(),
              protect.template(),
              protect.branding(),
              requireTls,
              names(protect.rules()));
      draft.deliverSealed(
          sealing.seal(edited, content, authorScope(intake, content), intake.receivedAt(), terms),
          intake.envelope().reversePath());
    } else if (decision.treatment().edits().isEmpty()) {
      draft.forward(
          intake.id(),
          intake.envelope().reversePath(),
          decision.recipients(),
          authorScope(intake, content),
          requireTls);
    } else {
      pass(decision.recipients(), requireTls, intake, edited, content, draft);
    }
  }

  private void pass(
      List<Recipient> recipients,
      boolean requireTls,
      Intake intake,
      byte[] bytes,
      MailContent content,
      SettlementDraft draft) {
    IntakeId copy = CopyId.of(intake.key(), bytes);
    inbox.put(copy, bytes);
    draft.forward(
        copy,
        intake.envelope().reversePath(),
        recipients,
        authorScope(intake, content),
        requireTls);
  }

  private QuarantinedMail hold(
      Decision.Quarantine quarantine,
      Envelope envelope,
      Intake intake,
      byte[] bytes,
      MailContent content) {
    IntakeId id = CopyId.ofHeld(intake.key(), envelope.recipients(), bytes);
    held.put(id, bytes);
    return new QuarantinedMail(
        id,
        intake.receivedAt(),
        envelope,
        intake.authenticated(),
        content.from().address(),
        content.messageId(),
        bytes.length,
        names(quarantine.rules()),
        quarantine.treatment().protection().map(ProtectionTemplate::name),
        quarantine.treatment().branding(),
        quarantine.treatment().requireTls(),
        new QuarantineState.Held());
  }

  private static EditedMessage edited(byte[] message, Decision decision) {
    return decision.treatment().edits().isEmpty()
        ? new EditedMessage.Edited(message)
        : MessageEditor.apply(message, decision.treatment().edits());
  }

  /// Stricter than the rules' sender: only an address of our own may stand in our From.
  private Scope authorScope(Intake intake, MailContent content) {
    return organization.scopeOfSender(content.from().address(), intake.authenticated());
  }

  private static List<String> names(List<RuleMatch> rules) {
    return rules.stream()
        .filter(rule -> rule.mode() == RuleMode.ENFORCE)
        .map(rule -> rule.name().value())
        .toList();
  }
}
