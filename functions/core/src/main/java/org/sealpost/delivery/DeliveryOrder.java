package org.sealpost.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.IntakeId;
import org.sealpost.mail.Mailbox;
import org.sealpost.mail.MessageId;
import org.sealpost.organization.Scope;
import org.sealpost.protection.Carrier;
import org.sealpost.protection.PortalLink;
import org.sealpost.protection.UsageRights;

/// What is to be sent to one mailbox. Complete in itself, so that the courier asks nobody else;
/// free of content, so that it may wait in a queue.
public sealed interface DeliveryOrder {
  /// The mailbox that it goes to.
  EmailAddress recipient();

  /// Whether it goes over TLS or not at all.
  boolean requireTls();

  /// The readable mail that leads to the portal.
  ///
  /// @param reversePath who is told when it cannot be delivered; not the author, whom anybody can
  ///     write into a From field
  /// @param messageId the author's
  /// @param references what the author's mail refers to, the oldest first
  /// @param language the sender's, of the wrapper's own text
  /// @param rights what the reader may do with the message; empty in orders that older versions
  ///     wrote, and then nobody is invited to answer
  record Wrapper(
      PortalLink link,
      Optional<EmailAddress> reversePath,
      EmailAddress recipient,
      Mailbox author,
      Scope authorScope,
      Optional<MessageId> messageId,
      List<MessageId> references,
      String branding,
      Optional<Instant> expiresAt,
      Carrier carrier,
      WrapperSubject subject,
      Locale language,
      boolean requireTls,
      Optional<UsageRights> rights)
      implements DeliveryOrder {
    public Wrapper {
      references = List.copyOf(references);
    }

    /// Of a message that nobody is invited to answer.
    public Wrapper(
        PortalLink link,
        Optional<EmailAddress> reversePath,
        EmailAddress recipient,
        Mailbox author,
        Scope authorScope,
        Optional<MessageId> messageId,
        List<MessageId> references,
        String branding,
        Optional<Instant> expiresAt,
        Carrier carrier,
        WrapperSubject subject,
        Locale language,
        boolean requireTls) {
      this(
          link,
          reversePath,
          recipient,
          author,
          authorScope,
          messageId,
          references,
          branding,
          expiresAt,
          carrier,
          subject,
          language,
          requireTls,
          Optional.empty());
    }

    boolean mayBeAnswered() {
      return rights.filter(UsageRights::mayReply).isPresent();
    }
  }

  /// The mail itself, which no rule protects, as it lies in the raw inbox.
  ///
  /// @param authorScope mail of an outside author is sent on their behalf: nobody may send in
  ///     another domain's name
  /// @param answers the link by which the mail's author got the message that the mail answers,
  ///     where its recipient is the author of that message: what they answer in turn comes to us
  ///     and goes on to the link's reader
  record Forward(
      IntakeId intake,
      Optional<EmailAddress> reversePath,
      EmailAddress recipient,
      Scope authorScope,
      boolean requireTls,
      Optional<PortalLink> answers)
      implements DeliveryOrder {
    /// Of a mail that answers nothing.
    public Forward(
        IntakeId intake,
        Optional<EmailAddress> reversePath,
        EmailAddress recipient,
        Scope authorScope,
        boolean requireTls) {
      this(intake, reversePath, recipient, authorScope, requireTls, Optional.empty());
    }
  }

  /// The message itself, signed by the organization and encrypted to the recipient's certificate.
  ///
  /// @param link names message and recipient for the trace; it is in no mail
  /// @param copy where in the raw inbox it lies, ready to be sent
  /// @param reversePath who is told when it cannot be delivered
  record Smime(
      PortalLink link,
      IntakeId copy,
      Optional<EmailAddress> reversePath,
      EmailAddress recipient,
      boolean requireTls)
      implements DeliveryOrder {}

  /// Tells an author, who has asked for it, that a recipient has read their message.
  ///
  /// @param recipient the author
  /// @param reader who has read it
  record ReadNotice(
      EmailAddress recipient,
      EmailAddress reader,
      PortalLink link,
      Optional<MessageId> messageId,
      Instant readAt)
      implements DeliveryOrder {
    /// It says that somebody has read something, and no more.
    @Override
    public boolean requireTls() {
      return false;
    }
  }

  /// A non-delivery report (RFC 3464) to the sender, without any content of the mail.
  ///
  /// @param failed the recipients that did not get it
  /// @param status enhanced status code (RFC 3463)
  /// @param reason one sentence for the sender
  record Report(
      EmailAddress recipient,
      List<EmailAddress> failed,
      String status,
      String reason,
      Optional<MessageId> messageId,
      Instant receivedAt)
      implements DeliveryOrder {
    public Report {
      failed = List.copyOf(failed);
    }

    /// It says nothing that anybody could not know.
    @Override
    public boolean requireTls() {
      return false;
    }
  }
}
