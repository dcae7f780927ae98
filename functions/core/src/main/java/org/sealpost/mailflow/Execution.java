package org.sealpost.mailflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.Envelope;
import org.sealpost.mail.HeaderField;
import org.sealpost.mail.IntakeId;
import org.sealpost.mail.KeptBytes;
import org.sealpost.mail.RawInbox;
import org.sealpost.mail.edit.EditedHeaders;
import org.sealpost.mail.edit.EditedMessage;
import org.sealpost.mail.edit.MessageEdit;
import org.sealpost.mail.edit.MessageEditor;
import org.sealpost.organization.Organization;
import org.sealpost.organization.Recipient;
import org.sealpost.organization.Scope;
import org.sealpost.protection.ProtectedMessages;
import org.sealpost.quarantine.QuarantineState;
import org.sealpost.quarantine.QuarantinedMail;
import org.sealpost.rules.Decision;
import org.sealpost.rules.Decisions;
import org.sealpost.rules.RuleMatch;
import org.sealpost.rules.RuleMode;
import org.sealpost.rules.action.Rejection;
import org.sealpost.trace.PassedMail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries out what the rules decided: edits, seals, holds, orders. What it puts into the inbox and
/// the held mail leads nowhere until the settlement is written.
public final class Execution {
  private static final Logger LOG = LoggerFactory.getLogger(Execution.class);
  private static final String CANNOT_BE_CHANGED = "5.6.0";

  private final Organization organization;
  private final Protecting protecting;
  private final RawInbox inbox;
  private final RawInbox held;
  private final Notices notices;
  private final ProtectedMessages messages;

  /// @param messages tells who is answered
  public Execution(
      Organization organization,
      Protecting protecting,
      RawInbox inbox,
      RawInbox held,
      Notices notices,
      ProtectedMessages messages) {
    this.organization = organization;
    this.protecting = protecting;
    this.inbox = inbox;
    this.held = held;
    this.notices = notices;
    this.messages = messages;
  }

  /// @param decided the mail, and beside it what was opened of it for some recipients
  /// @param passed why the mail goes on as it is, although something asks for more
  Settlement settlement(Intake intake, List<Decided> decided, List<PassedMail> passed) {
    Decisions all = Decided.together(decided);
    SettlementDraft draft =
        new SettlementDraft(
            intake,
            decided.getFirst().mail().content().messageId(),
            all.matched(),
            KnownToSender.of(intake.envelope(), all));
    for (Decided one : decided) {
      for (Decision decision : one.decisions().decisions()) {
        carryOut(decision, one.mail(), draft);
      }
      notices.order(one.mail(), one.decisions(), draft);
    }
    passed.forEach(draft::passed);
    return draft.settlement();
  }

  /// Nobody gets what is infected: whoever would have got it in any way, for them it is held, and
  /// nothing of it is told but that. What rules said stays in force for when it is released.
  /// Senders who are not known to be who they say are told nothing: they may be somebody else's
  /// addresses.
  Settlement infected(Intake intake, List<Decided> decided, Scanned scanned) {
    Decisions all = Decided.together(decided);
    SettlementDraft draft =
        new SettlementDraft(
            intake,
            decided.getFirst().mail().content().messageId(),
            all.matched(),
            KnownToSender.of(intake.envelope(), all));
    List<Recipient> withheld = new ArrayList<>();
    for (Decided one : decided) {
      for (Decision decision : one.decisions().decisions()) {
        withheld.addAll(withheld(decision, one.mail(), scanned, draft));
      }
    }
    if (intake.authenticated()) {
      draft.returnToSender(withheld, scanned.rejection());
    }
    Settlement settlement = draft.settlement();
    LOG.warn("intake {}: infected, held {} times", intake.id(), settlement.held().size());
    return settlement;
  }

  /// @return for whom it is held now
  private List<Recipient> withheld(
      Decision decision, AcceptedMail mail, Scanned scanned, SettlementDraft draft) {
    return switch (decision) {
      case Decision.Reject _, Decision.Drop _ -> {
        carryOut(decision, mail, draft);
        yield List.of();
      }
      case Decision.Pass _, Decision.Protect _, Decision.Quarantine _ ->
          held(decision, mail, scanned, draft);
    };
  }

  private List<Recipient> held(
      Decision decision, AcceptedMail mail, Scanned scanned, SettlementDraft draft) {
    return switch (edited(mail, decision)) {
      case EditedMessage.Refused(String reason) -> {
        draft.returnToSender(decision.recipients(), new Rejection(CANNOT_BE_CHANGED, reason));
        yield List.of();
      }
      case EditedMessage.Edited(KeptBytes edited) -> {
        boolean isTold = mail.intake().authenticated();
        for (Envelope envelope : draft.envelopes(decision.recipients())) {
          Envelope told =
              new Envelope(envelope.reversePath().filter(_ -> isTold), envelope.recipients());
          draft.hold(hold(decision, told, mail, edited.toByteArray(), scanned));
        }
        yield decision.recipients();
      }
    };
  }

  /// An admin let it go on, but it is infected, still or meanwhile: held anew as it was.
  Settlement infected(QuarantinedMail before, AcceptedMail mail, Scanned scanned) {
    Intake intake = mail.intake();
    SettlementDraft draft =
        new SettlementDraft(intake, mail.content().messageId(), List.of(), KnownToSender.EVERYBODY);
    IntakeId id = CopyId.ofHeld(intake.key(), before.envelope().recipients(), mail.message());
    held.put(id, mail.message());
    LOG.warn("intake {}: infected, held again", intake.id());
    draft.hold(before.again(id, intake.receivedAt(), scanned.first(before.rules())));
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
    Wish wish =
        new Wish(
            recipients,
            held.protection().get(),
            held.options(),
            Scope.INSIDE,
            held.branding(),
            held.forcePortal(),
            held.requireTls(),
            mail.content().subject(),
            held.rules());
    protecting.protect(wish, mail, KeptBytes.all(mail.message()), held.since(), draft);
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
      case EditedMessage.Edited(KeptBytes edited) -> send(decision, mail, edited, draft);
    }
  }

  private void send(Decision decision, AcceptedMail mail, KeptBytes edited, SettlementDraft draft) {
    Intake intake = mail.intake();
    boolean requireTls = decision.treatment().requireTls();
    if (decision instanceof Decision.Quarantine quarantine) {
      for (Envelope envelope : draft.envelopes(quarantine.recipients())) {
        draft.hold(hold(quarantine, envelope, mail, edited.toByteArray(), Scanned.CLEAN));
      }
    } else if (decision instanceof Decision.Protect protect) {
      protecting.protect(wish(protect, mail), mail, edited, intake.receivedAt(), draft);
    } else if (mail.asItCame() && decision.treatment().edits().isEmpty()) {
      draft.forward(
          intake.id(),
          intake.envelope().reversePath(),
          decision.recipients(),
          mail.authorScope(),
          requireTls,
          answered(mail));
    } else {
      pass(decision.recipients(), requireTls, mail, edited.toByteArray(), draft);
    }
  }

  private static Wish wish(Decision.Protect protect, AcceptedMail mail) {
    return new Wish(
        protect.recipients(),
        protect.protection(),
        mail.choice().options(),
        protect.treatment().protectedBy(mail.authorScope()),
        protect.branding(),
        protect.treatment().forcePortal(),
        protect.treatment().requireTls(),
        subject(mail, edits(mail, protect)),
        names(protect.rules()));
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
        copy,
        mail.intake().envelope().reversePath(),
        recipients,
        mail.authorScope(),
        requireTls,
        answered(mail));
  }

  /// Asked for mail from outside only: what people inside write in clear is answered as they say.
  private Optional<EmailAddress> answered(AcceptedMail mail) {
    return mail.intake()
        .answers()
        .filter(_ -> mail.authorScope() == Scope.OUTSIDE)
        .flatMap(answers -> messages.find(answers.link().message()))
        .map(message -> message.author().address());
  }

  private QuarantinedMail hold(
      Decision decision, Envelope envelope, AcceptedMail mail, byte[] bytes, Scanned scanned) {
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
        scanned.first(names(decision.rules())),
        decision.treatment().protection(),
        mail.choice().options(),
        decision.treatment().branding(),
        decision.treatment().requireTls(),
        decision.treatment().forcePortal(),
        intake.answers().filter(Answered::isForward).map(Answered::link),
        new QuarantineState.Held());
  }

  private static EditedMessage edited(AcceptedMail mail, Decision decision) {
    List<MessageEdit> edits = edits(mail, decision);
    return edits.isEmpty()
        ? new EditedMessage.Edited(KeptBytes.all(mail.message()))
        : MessageEditor.apply(mail.message(), edits);
  }

  /// What the sender wrote for us goes out of the subject before anything is sealed.
  private static List<MessageEdit> edits(AcceptedMail mail, Decision decision) {
    List<MessageEdit> removals =
        decision.treatment().protection().isPresent() ? mail.choice().removals() : List.of();
    return Stream.concat(removals.stream(), decision.treatment().edits().stream()).toList();
  }

  private static String subject(AcceptedMail mail, List<MessageEdit> edits) {
    return EditedHeaders.of(mail.content().headers(), edits).stream()
        .filter(field -> field.isNamed("Subject"))
        .map(HeaderField::value)
        .findFirst()
        .orElse("");
  }

  private static List<String> names(List<RuleMatch> rules) {
    return rules.stream()
        .filter(rule -> rule.mode() == RuleMode.ENFORCE)
        .map(rule -> rule.name().value())
        .toList();
  }
}
