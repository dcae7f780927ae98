package org.sealpost.mailflow;

import java.util.Arrays;
import org.sealpost.Unavailable;
import org.sealpost.mail.IntakeId;
import org.sealpost.mail.MailContent;
import org.sealpost.mail.MalformedMailException;
import org.sealpost.mail.RawInbox;
import org.sealpost.mail.mime.MimeReader;
import org.sealpost.organization.Organization;
import org.sealpost.protection.MessageClass;
import org.sealpost.quarantine.QuarantineState;
import org.sealpost.quarantine.QuarantinedMail;
import org.sealpost.quarantine.QuarantinedMails;
import org.sealpost.rules.CurrentRules;
import org.sealpost.rules.action.Rejection;
import org.sealpost.sender.SenderChoice;

/// The end of being held: what was decided about a held mail is carried out.
public final class Release {
  private static final Rejection EXPIRED =
      new Rejection(
          "5.7.0", "The message was held for inspection, and nobody has released it in time.");

  private final Organization organization;
  private final CurrentRules rules;
  private final QuarantinedMails quarantine;
  private final RawInbox held;
  private final ProtectedThreads threads;
  private final Execution execution;

  public Release(
      Organization organization,
      CurrentRules rules,
      QuarantinedMails quarantine,
      RawInbox held,
      ProtectedThreads threads,
      Execution execution) {
    this.organization = organization;
    this.rules = rules;
    this.quarantine = quarantine;
    this.held = held;
    this.threads = threads;
    this.execution = execution;
  }

  /// @throws Unavailable when nothing is decided about it yet
  Settlement settlement(Intake intake, IntakeId id) {
    QuarantinedMail mail = mail(id);
    return switch (mail.state()) {
      case QuarantineState.Held() -> throw stillHeld();
      case QuarantineState.Released _ -> released(mail, intake);
      case QuarantineState.Deleted _ -> SettlementDraft.nothing(intake);
      case QuarantineState.Expired _ -> SettlementDraft.returned(intake, EXPIRED);
    };
  }

  /// Before anything is noted of an intake that releases held mail. What ends the holding is queued
  /// before it is written down, so that nothing is lost in between.
  ///
  /// @throws Unavailable when nothing is decided about it yet
  void checkDecided(Intake intake) {
    if (intake.releases().map(this::mail).filter(Release::isHeld).isPresent()) {
      throw stillHeld();
    }
  }

  private static boolean isHeld(QuarantinedMail mail) {
    return mail.state() instanceof QuarantineState.Held;
  }

  private static Unavailable stillHeld() {
    return new Unavailable(
        "a decision about held mail", new IllegalStateException("the mail is still held"));
  }

  private QuarantinedMail mail(IntakeId id) {
    return quarantine.find(id).orElseThrow(() -> new RawMailMissingException(id));
  }

  private Settlement released(QuarantinedMail mail, Intake intake) {
    CurrentRules.InForce inForce = rules.inForce();
    byte[] message = held.find(mail.id()).orElseThrow(() -> new RawMailMissingException(mail.id()));
    try {
      MailContent content = MimeReader.read(message);
      return execution.released(
          mail,
          new AcceptedMail(
              intake,
              message,
              false,
              false,
              content,
              MessageClass.ORDINARY,
              threads.find(intake, content).flatMap(KnownThread::conversation),
              organization.scopeOfSender(content.from().address(), intake.authenticated()),
              SenderChoice.NONE,
              inForce.protection(),
              inForce.rules().directory()));
    } catch (MalformedMailException changedSinceItWasHeld) {
      throw new IllegalStateException("held mail that cannot be parsed", changedSinceItWasHeld);
    } finally {
      Arrays.fill(message, (byte) 0);
    }
  }
}
