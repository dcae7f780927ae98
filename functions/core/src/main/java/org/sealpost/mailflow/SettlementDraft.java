package org.sealpost.mailflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sealpost.delivery.Delivery;
import org.sealpost.delivery.DeliveryId;
import org.sealpost.delivery.DeliveryOrder;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.Envelope;
import org.sealpost.mail.IntakeId;
import org.sealpost.mail.MessageId;
import org.sealpost.mailflow.Settlement.SealedRecord;
import org.sealpost.organization.Recipient;
import org.sealpost.organization.Scope;
import org.sealpost.organization.directory.DirectoryAttribute;
import org.sealpost.protection.MessageRecipient;
import org.sealpost.protection.PortalLink;
import org.sealpost.protection.ProtectedMessage;
import org.sealpost.protection.ProtectedMessageId;
import org.sealpost.protection.WrappedDataKey;
import org.sealpost.quarantine.QuarantinedMail;
import org.sealpost.rules.RuleMatch;
import org.sealpost.rules.action.Rejection;
import org.sealpost.trace.PassedMail;
import org.sealpost.trace.TraceEvent;

/// A settlement in the making.
final class SettlementDraft {
  private final Intake intake;
  private final Optional<MessageId> messageId;
  private final List<RuleMatch> matched;
  private final KnownToSender known;
  private final List<SealedRecord> messages = new ArrayList<>();
  private final List<QuarantinedMail> held = new ArrayList<>();
  private final List<IntakeId> copies = new ArrayList<>();
  private final List<Delivery> deliveries = new ArrayList<>();
  private final List<TraceEvent> events = new ArrayList<>();
  private final List<PassedMail> passed = new ArrayList<>();

  /// @param known nobody else is named to the sender, and no failure about anybody else is reported
  SettlementDraft(
      Intake intake, Optional<MessageId> messageId, List<RuleMatch> matched, KnownToSender known) {
    this.intake = intake;
    this.messageId = messageId;
    this.matched = matched;
    this.known = known;
  }

  /// The settlement of a mail that goes back as a whole, before anything is known of its content.
  static Settlement returned(Intake intake, Rejection why) {
    SettlementDraft draft =
        new SettlementDraft(intake, Optional.empty(), List.of(), KnownToSender.EVERYBODY);
    draft.report(intake.envelope().recipients(), why);
    return draft.settlement();
  }

  /// The settlement of a mail of which nothing is left to do.
  static Settlement nothing(Intake intake) {
    return new SettlementDraft(intake, Optional.empty(), List.of(), KnownToSender.EVERYBODY)
        .settlement();
  }

  /// @param raw where in the raw inbox the bytes lie that are sent
  /// @param answered who wrote what the mail answers, where that is known
  void forward(
      IntakeId raw,
      Optional<EmailAddress> reversePath,
      List<Recipient> recipients,
      Scope authorScope,
      boolean requireTls,
      Optional<EmailAddress> answered) {
    if (!raw.equals(intake.id()) && !copies.contains(raw)) {
      copies.add(raw);
    }
    for (Recipient recipient : recipients) {
      order(
          "f" + deliveries.size(),
          new DeliveryOrder.Forward(
              raw,
              reversePath.filter(_ -> known.includes(recipient.address())),
              recipient.address(),
              authorScope,
              requireTls,
              intake
                  .answers()
                  .filter(_ -> answered.filter(recipient.address()::equals).isPresent())
                  .map(Answered::link)));
    }
  }

  /// What the first message that was made of the mail belongs to; empty before there is one.
  Optional<ProtectedMessageId> conversation() {
    return messages.stream().findFirst().map(one -> one.message().place().conversation());
  }

  /// @param reversePath who is told when it cannot be delivered
  /// @param smimeCopy where in the raw inbox the S/MIME copy of a recipient lies
  void deliver(
      Sealing.Sealed sealed,
      AcceptedMail mail,
      Optional<EmailAddress> reversePath,
      Function<MessageRecipient, Optional<IntakeId>> smimeCopy) {
    ProtectedMessage message = sealed.record().message();
    WrapperWords words =
        WrapperWords.of(
            mail.content(),
            mail.directory()
                .person(message.author().address())
                .flatMap(author -> author.attribute(DirectoryAttribute.PREFERRED_LANGUAGE)),
            sealed.wish().subject(),
            mail.settings().wrapperSubject());
    messages.add(sealed.record());
    for (MessageRecipient recipient : sealed.record().recipients()) {
      PortalLink link = new PortalLink(message.id(), recipient.key());
      deliveries.add(
          new Delivery(
              new DeliveryId(link.toString()),
              smimeCopy
                  .apply(recipient)
                  .<DeliveryOrder>map(
                      copy -> smime(copy, link, recipient, reversePath, sealed.wish().requireTls()))
                  .orElseGet(() -> wrapper(link, recipient, sealed, words, reversePath))));
    }
    events.add(
        new TraceEvent.Protected(
            message.acceptedAt(),
            message.id(),
            message.terms().template(),
            sealed.record().key().map(WrappedDataKey::keyId),
            sealed.wish().rules()));
  }

  private DeliveryOrder smime(
      IntakeId copy,
      PortalLink link,
      MessageRecipient recipient,
      Optional<EmailAddress> reversePath,
      boolean requireTls) {
    copies.add(copy);
    EmailAddress address = recipient.recipient().address();
    return new DeliveryOrder.Smime(
        link, copy, reversePath.filter(_ -> known.includes(address)), address, requireTls);
  }

  private DeliveryOrder wrapper(
      PortalLink link,
      MessageRecipient recipient,
      Sealing.Sealed sealed,
      WrapperWords words,
      Optional<EmailAddress> reversePath) {
    ProtectedMessage message = sealed.record().message();
    EmailAddress address = recipient.recipient().address();
    return new DeliveryOrder.Wrapper(
        link,
        reversePath.filter(_ -> known.includes(address)),
        address,
        message.author(),
        message.authorScope(),
        message.messageId(),
        words.references(),
        message.branding(),
        message.terms().expiry().at(recipient.recipient().scope()),
        recipient.method().carrier(),
        words.subject(),
        words.language(),
        sealed.wish().requireTls(),
        Optional.of(message.terms().rights()));
  }

  void returnToSender(List<Recipient> recipients, Rejection why) {
    List<EmailAddress> failed =
        recipients.stream().map(Recipient::address).filter(known::includes).toList();
    if (!failed.isEmpty()) {
      report(failed, why);
    }
  }

  /// For whom the mail is held: those whom the sender must not learn of apart, and so that nobody
  /// is told what becomes of it.
  List<Envelope> envelopes(List<Recipient> recipients) {
    Map<Boolean, List<EmailAddress>> parts =
        recipients.stream()
            .map(Recipient::address)
            .collect(Collectors.partitioningBy(known::includes));
    return Stream.of(true, false)
        .filter(isKnown -> !parts.getOrDefault(isKnown, List.of()).isEmpty())
        .map(
            isKnown ->
                new Envelope(
                    intake.envelope().reversePath().filter(_ -> isKnown),
                    parts.getOrDefault(isKnown, List.of())))
        .toList();
  }

  /// It went on as it was, although something asked for more.
  void passed(PassedMail mail) {
    passed.add(mail);
  }

  void hold(QuarantinedMail mail) {
    held.add(mail);
  }

  Settlement settlement() {
    return new Settlement(intake, messages, held, copies, matched, deliveries, events, passed);
  }

  /// Nobody is told about mail without a reverse-path: reports of it would loop (RFC 5321 4.5.5).
  void report(List<EmailAddress> failed, Rejection why) {
    intake
        .envelope()
        .reversePath()
        .ifPresent(
            sender ->
                order(
                    "r" + deliveries.size(),
                    new DeliveryOrder.Report(
                        sender,
                        failed,
                        why.status(),
                        why.reason(),
                        messageId,
                        intake.receivedAt())));
  }

  private void order(String name, DeliveryOrder order) {
    deliveries.add(new Delivery(new DeliveryId(intake.key() + "." + name), order));
  }
}
