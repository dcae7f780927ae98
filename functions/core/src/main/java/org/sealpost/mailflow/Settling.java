package org.sealpost.mailflow;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.sealpost.Unavailable;
import org.sealpost.inspection.ContentInspector;
import org.sealpost.mail.MailContent;
import org.sealpost.mail.MalformedMailException;
import org.sealpost.organization.Organization;
import org.sealpost.organization.Recipient;
import org.sealpost.organization.Sender;
import org.sealpost.protection.MessageClass;
import org.sealpost.protection.Protection;
import org.sealpost.protection.settings.ProtectionSettings;
import org.sealpost.rules.BeforeRules;
import org.sealpost.rules.CurrentRules;
import org.sealpost.rules.Decision;
import org.sealpost.rules.Decisions;
import org.sealpost.rules.action.PriorProtection;
import org.sealpost.rules.action.Rejection;
import org.sealpost.rules.predicate.Mail;
import org.sealpost.rules.predicate.MessageClasses;
import org.sealpost.smime.CertificateHarvest;
import org.sealpost.smime.SmimeOpening;
import org.sealpost.trace.PassedMail;

/// Works out the settlement of an intake: what the rules say, sealed where they say so. Sends
/// nothing and records nothing, so that whatever it throws leaves everything as it was.
public final class Settling {
  private static final String MALFORMED = "5.6.0";

  private final Organization organization;
  private final Admission admission;
  private final AnswersByMail answers;
  private final CurrentRules rules;
  private final ContentInspector inspector;
  private final ProtectedThreads threads;
  private final WrapperCheck wrappers;
  private final SmimeOpening smime;
  private final CertificateHarvest certificates;
  private final Execution execution;
  private final Clock clock;

  public Settling(
      Organization organization,
      ReplyRecipients replies,
      CurrentRules rules,
      ContentInspector inspector,
      ProtectedThreads threads,
      WrapperCheck wrappers,
      SmimeOpening smime,
      CertificateHarvest certificates,
      Execution execution,
      Clock clock) {
    this.organization = organization;
    this.admission = new Admission(organization);
    this.answers = new AnswersByMail(organization, replies);
    this.rules = rules;
    this.inspector = inspector;
    this.threads = threads;
    this.wrappers = wrappers;
    this.smime = smime;
    this.certificates = certificates;
    this.execution = execution;
    this.clock = clock;
  }

  Settlement settlement(Intake intake, byte[] message) {
    Optional<Rejection> refusal = admission.refusal(intake, message);
    if (refusal.isPresent()) {
      return SettlementDraft.returned(intake, refusal.get());
    }
    try {
      MailContent content = admission.read(message);
      return answers.areIn(intake, content)
          ? answer(answers.ordinary(intake, message, content))
          : decided(intake, message, Bytes.AS_THEY_CAME, content);
    } catch (MalformedMailException malformed) {
      String reason =
          Optional.ofNullable(malformed.getMessage()).orElse("The message is malformed.");
      return SettlementDraft.returned(intake, new Rejection(MALFORMED, reason));
    }
  }

  /// Settled as a mail to the mailboxes that its reply addresses stand for; what is written down is
  /// that of the mail as it came.
  private Settlement answer(AnswersByMail.Ordinary ordinary) throws MalformedMailException {
    if (ordinary.intake().isEmpty()) {
      return ordinary.told();
    }
    byte[] message = ordinary.message();
    try {
      return decided(ordinary.intake().get(), message, Bytes.READDRESSED, admission.read(message))
          .of(ordinary.told());
    } finally {
      Arrays.fill(message, (byte) 0);
    }
  }

  private Settlement decided(Intake intake, byte[] message, Bytes bytes, MailContent content) {
    CurrentRules.InForce inForce = rules.inForce();
    Decided first = decide(intake, message, bytes, content, inForce, recipients(intake));
    List<Decided> decided = new ArrayList<>();
    List<PassedMail> passed = new ArrayList<>();
    Optional<Decided> opened = opened(first, inForce, passed);
    try {
      decided.add(opened.map(first::besides).orElse(first));
      opened.ifPresent(decided::add);
      passed.addAll(passedByKind(decided, intake));
      harvest(first.mail());
      return execution.settlement(intake, decided, passed);
    } finally {
      opened.ifPresent(one -> Arrays.fill(one.mail().message(), (byte) 0));
    }
  }

  /// Anybody may offer a certificate, and nobody needs it for this mail.
  private void harvest(AcceptedMail mail) {
    if (mail.intake().authenticated()) {
      return;
    }
    try {
      certificates.harvested(mail.message(), mail.content());
    } catch (Unavailable anotherTime) {
      // It comes with the next mail that is signed.
    }
  }

  private Decided decide(
      Intake intake,
      byte[] message,
      Bytes bytes,
      MailContent content,
      CurrentRules.InForce inForce,
      List<Recipient> recipients) {
    ProtectionSettings settings = inForce.protection();
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
    Optional<KnownThread> thread = threads.find(intake, content);
    BeforeRules before =
        BeforeRules.of(
            mail,
            wrappers.isOwnWrapper(content) ? MessageClass.OWN_WRAPPER : MessageClasses.of(mail),
            settings,
            thread.map(KnownThread::protection));
    PriorProtection prior =
        bytes == Bytes.OPENED
            ? before.prior().withProtectionOutside(Protection.ENCRYPT)
            : before.prior();
    Decisions decisions = inForce.rules().decide(mail, prior, organization, clock.instant());
    AcceptedMail accepted =
        new AcceptedMail(
            intake,
            message,
            bytes == Bytes.AS_THEY_CAME,
            bytes == Bytes.OPENED || prior.thread().isPresent(),
            content,
            before.kind(),
            thread.flatMap(KnownThread::conversation),
            organization.scopeOfSender(content.from().address(), intake.authenticated()),
            before.choice(),
            settings,
            inForce.rules().directory());
    return new Decided(accepted, decisions);
  }

  /// What a rule wants to have opened, decided upon once more for those whom it is opened for. What
  /// cannot be opened goes on as it came.
  private Optional<Decided> opened(
      Decided first, CurrentRules.InForce inForce, List<PassedMail> passed) {
    List<Recipient> recipients = first.recipients(Settling::isToBeOpened);
    if (recipients.isEmpty()) {
      return Optional.empty();
    }
    AcceptedMail mail = first.mail();
    if (!smime.isForUs(mail.content(), mail.settings().smime())) {
      passed.add(notOpened(mail, "it is not encrypted to the organization", first));
      return Optional.empty();
    }
    return switch (smime.open(mail.message(), mail.content(), mail.settings().smime())) {
      case SmimeOpening.Result.NotOpened(String reason) -> {
        passed.add(notOpened(mail, reason, first));
        yield Optional.empty();
      }
      case SmimeOpening.Result.Opened(byte[] message) -> {
        try {
          yield Optional.of(
              decide(
                  mail.intake(),
                  message,
                  Bytes.OPENED,
                  admission.read(message),
                  inForce,
                  recipients));
        } catch (MalformedMailException malformed) {
          passed.add(notOpened(mail, "what is inside is malformed", first));
          yield Optional.empty();
        }
      }
    };
  }

  private static boolean isToBeOpened(Decision decision) {
    return decision.treatment().isToBeOpened();
  }

  private static PassedMail notOpened(AcceptedMail mail, String reason, Decided decided) {
    return new PassedMail(
        mail.intake().receivedAt(),
        mail.content().messageId(),
        "A rule asks to open it, but " + reason + ".",
        decided.rules(Settling::isToBeOpened));
  }

  private static List<PassedMail> passedByKind(List<Decided> decided, Intake intake) {
    return decided.stream()
        .filter(one -> !one.recipients(Settling::passesByKind).isEmpty())
        .map(
            one ->
                new PassedMail(
                    intake.receivedAt(),
                    one.mail().content().messageId(),
                    "It is " + one.mail().kind().words() + ", which is not sealed.",
                    one.rules(Settling::passesByKind)))
        .toList();
  }

  private static boolean passesByKind(Decision decision) {
    return decision instanceof Decision.Pass && decision.treatment().passesByKind();
  }

  private List<Recipient> recipients(Intake intake) {
    return intake.envelope().recipients().stream().map(organization::recipient).toList();
  }

  /// What the bytes are that are decided upon.
  private enum Bytes {
    AS_THEY_CAME,
    /// With mailboxes in the place of reply addresses.
    READDRESSED,
    OPENED
  }
}
