package org.sealpost.mailflow;

import java.util.List;
import org.sealpost.mail.Envelope;
import org.sealpost.mail.IntakeId;
import org.sealpost.mail.RawInbox;
import org.sealpost.mail.edit.EditedMessage;
import org.sealpost.mail.edit.MessageEdit;
import org.sealpost.mail.edit.MessageEditor;
import org.sealpost.organization.Organization;
import org.sealpost.organization.Recipient;
import org.sealpost.organization.Scope;
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
  private final Methods methods;
  private final Sealing sealing;
  private final RawInbox inbox;
  private final RawInbox held;
  private final Notices notices;

  public Execution(
      Organization organization,
      Methods methods,
      Sealing sealing,
      RawInbox inbox,
      RawInbox held,
      Notices notices) {
    this.organization = organization;
    this.methods = methods;
    this.sealing = sealing;
    this.inbox = inbox;
    this.held = held;
    this.notices = notices;
  }

  Settlement settlement(AcceptedMail mail, Decisions decisions) {
    Intake intake = mail.intake();
    KnownToSender known = KnownToSender.of(intake.envelope(), decisions);
    SettlementDraft draft =
        new SettlementDraft(intake, mail.content().messageId(), decisions.matched(), known);
    for (Decision decision : decisions.decisions()) {
      carryOut(decision, mail, draft);
    }
    notices.order(mail, decisions, draft);
    return draft.settlement();
  }

  /// What an admin let go on: as it was held, without rules.
  Settlement released(QuarantinedMail held, AcceptedMail mail) {
    SettlementDraft draft =
        new SettlementDraft(
            mail.intake(), mail.content().messageId(), List.of(), KnownToSender.EVERYBODY);
    List<Recipient> recipients =
        held.envelope().recipients().stream().map(organization::recipient).toList();
    if (held.protection().isEmpty()) {
      pass(recipients, held.requireTls(), mail, mail.message(), draft);
      return draft.settlement();
    }
    Sealing.Terms terms =
        new Sealing.Terms(
            methods.chosen(recipients),
            held.protection().get(),
            held.options(),
            mail.authorScope(),
            held.branding(),
            held.requireTls(),
            held.rules());
    draft.deliverSealed(
        sealing.seal(mail.message(), mail.content(), mail.authorScope(), held.since(), terms),
        mail.intake().envelope().reversePath());
    return draft.settlement();
  }

  private void carryOut(Decision decision, AcceptedMail mail, SettlementDraft draft) {
    switch (decision) {
      case Decision.Reject reject -> draft.returnToSender(reject.recipients(), reject.why());
      case Decision.Drop _ -> {
        // Nobody gets it, and nobody is told.
      }
      case Decision.Pass _, Decision.Protect _, Decision.Quarantine _ ->
          goOn(decision, mail, draft);
    }
  }

  private void goOn(Decision decision, AcceptedMail mail, SettlementDraft draft) {
    switch (edited(mail, decision)) {
      case EditedMessage.Refused(String reason) ->
          draft.returnToSender(decision.recipients(), new Rejection(CANNOT_BE_CHANGED, reason));
      case EditedMessage.Edited(byte[] edited) -> send(decision, mail, edited, draft);
    }
  }

  private void send(Decision decision, AcceptedMail mail, byte[] edited, SettlementDraft draft) {
    Intake intake = mail.intake();
    boolean requireTls = decision.treatment().requireTls();
    if (decision instanceof Decision.Quarantine quarantine) {
      for (Envelope envelope : draft.envelopes(quarantine.recipients())) {
        draft.hold(hold(quarantine, envelope, mail, edited));
      }
    } else if (decision instanceof Decision.Protect protect) {
      Sealing.Terms terms =
          new Sealing.Terms(
              methods.chosen(protect.recipients()),
              protect.protection(),
              mail.choice().options(),
              Scope.INSIDE,
              protect.branding(),
              requireTls,
              names(protect.rules()));
      draft.deliverSealed(
          sealing.seal(edited, mail.content(), mail.authorScope(), intake.receivedAt(), terms),
          intake.envelope().reversePath());
    } else if (decision.treatment().edits().isEmpty()) {
      draft.forward(
          intake.id(),
          intake.envelope().reversePath(),
          decision.recipients(),
          mail.authorScope(),
          requireTls);
    } else {
      pass(decision.recipients(), requireTls, mail, edited, draft);
    }
  }

  private void pass(
      List<Recipient> recipients,
      boolean requireTls,
      AcceptedMail mail,
      byte[] bytes,
      SettlementDraft draft) {
    IntakeId copy = CopyId.of(mail.intake().key(), bytes);
    inbox.put(copy, bytes);
    draft.forward(
        copy, mail.intake().envelope().reversePath(), recipients, mail.authorScope(), requireTls);
  }

  private QuarantinedMail hold(
      Decision.Quarantine quarantine, Envelope envelope, AcceptedMail mail, byte[] bytes) {
    Intake intake = mail.intake();
    IntakeId id = CopyId.ofHeld(intake.key(), envelope.recipients(), bytes);
    held.put(id, bytes);
    return new QuarantinedMail(
        id,
        intake.receivedAt(),
        envelope,
        intake.authenticated(),
        mail.content().from().address(),
        mail.content().messageId(),
        bytes.length,
        names(quarantine.rules()),
        quarantine.treatment().protection(),
        mail.choice().options(),
        quarantine.treatment().branding(),
        quarantine.treatment().requireTls(),
        quarantine.treatment().forcePortal(),
        new QuarantineState.Held());
  }

  private static EditedMessage edited(AcceptedMail mail, Decision decision) {
    List<MessageEdit> edits = decision.treatment().edits();
    return edits.isEmpty()
        ? new EditedMessage.Edited(mail.message())
        : MessageEditor.apply(mail.message(), edits);
  }

  private static List<String> names(List<RuleMatch> rules) {
    return rules.stream()
        .filter(rule -> rule.mode() == RuleMode.ENFORCE)
        .map(rule -> rule.name().value())
        .toList();
  }
}
