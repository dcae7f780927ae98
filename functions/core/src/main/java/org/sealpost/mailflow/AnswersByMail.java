package org.sealpost.mailflow;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.Envelope;
import org.sealpost.mail.MailContent;
import org.sealpost.mail.MessageId;
import org.sealpost.mail.mime.AnswerHeader;
import org.sealpost.mailflow.Answered.Way;
import org.sealpost.organization.Organization;
import org.sealpost.protection.AddressedMessage;

/// Makes an ordinary mail of one that was written to reply addresses: to the mailboxes that they
/// stand for, in envelope and header, and known to answer what it answers. Nobody but who wrote to
/// a reply address ever sees it.
final class AnswersByMail {
  private final Organization organization;
  private final ReplyRecipients replies;

  AnswersByMail(Organization organization, ReplyRecipients replies) {
    this.organization = organization;
    this.replies = replies;
  }

  /// Whether the mail has such an address.
  boolean areIn(Intake intake, MailContent content) {
    return replies.areAmong(intake, content);
  }

  /// @throws org.sealpost.Unavailable when the key service or a store does not answer
  Ordinary ordinary(Intake intake, byte[] message, MailContent content) {
    ReplyRecipients.Resolved resolved = replies.resolved(intake, content);
    Map<EmailAddress, EmailAddress> mailboxes = resolved.mailboxes();
    List<EmailAddress> recipients =
        intake.envelope().recipients().stream()
            .flatMap(
                address ->
                    address.domain().equals(organization.replyDomain())
                        ? Optional.ofNullable(mailboxes.get(address)).stream()
                        : Stream.of(address))
            .distinct()
            .toList();
    byte[] readdressed =
        AnswerHeader.readdressed(
            message,
            organization.replyDomain(),
            address -> Optional.ofNullable(mailboxes.get(address)));
    return new Ordinary(
        recipients.isEmpty()
            ? Optional.empty()
            : Optional.of(addressed(intake, recipients, resolved.answered())),
        AnswerHeader.answering(readdressed, originals(resolved.answered())),
        told(intake, content, resolved));
  }

  /// Several messages that it answers are all named in its header; one of them is proven, and that
  /// is enough for a mail to belong to a conversation.
  private static Intake addressed(
      Intake intake, List<EmailAddress> recipients, List<AddressedMessage> answered) {
    return new Intake(
        intake.id(),
        new Envelope(intake.envelope().reversePath(), recipients),
        intake.receivedAt(),
        intake.authenticated(),
        intake.client(),
        intake.releases(),
        intake
            .answers()
            .or(
                () ->
                    answered.stream().findFirst().map(one -> new Answered(one.link(), Way.REPLY))));
  }

  /// What the other side calls the messages that are answered: the wrapper messages' own ids say
  /// nothing to their author.
  private static List<MessageId> originals(List<AddressedMessage> answered) {
    return answered.stream().flatMap(one -> one.message().messageId().stream()).distinct().toList();
  }

  private static Settlement told(
      Intake intake, MailContent content, ReplyRecipients.Resolved resolved) {
    SettlementDraft draft =
        new SettlementDraft(intake, content.messageId(), List.of(), KnownToSender.EVERYBODY);
    Collection<EmailAddress> recipients = intake.envelope().recipients();
    resolved
        .refused()
        .forEach(
            (why, addresses) -> {
              List<EmailAddress> failed = addresses.stream().filter(recipients::contains).toList();
              if (!failed.isEmpty()) {
                draft.report(failed, why);
              }
            });
    return draft.settlement();
  }

  /// @param intake with the mailboxes as its recipients; empty when nobody is left to get it
  /// @param message as those may see it
  /// @param told what its sender is told of the rest: a settlement of the mail as it came, without
  ///     anything else
  @SuppressWarnings("ArrayRecordComponent") // lives for one call, never compared
  record Ordinary(Optional<Intake> intake, byte[] message, Settlement told) {}
}
