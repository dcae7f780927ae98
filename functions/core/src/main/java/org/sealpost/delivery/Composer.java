package org.sealpost.delivery;

import java.util.Optional;
import org.sealpost.branding.BrandingTemplate;
import org.sealpost.branding.BrandingTemplates;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.MailContent;
import org.sealpost.mail.Mailbox;
import org.sealpost.mail.MalformedMailException;
import org.sealpost.mail.MessageId;
import org.sealpost.mail.RawInbox;
import org.sealpost.mail.RawMessage;
import org.sealpost.mail.mime.MimeReader;
import org.sealpost.protection.MacKey;
import org.sealpost.protection.MessageVault;
import org.sealpost.protection.address.ReplyAddress.Way;
import org.sealpost.protection.address.ReplyAddresses;

/// Makes the mail that a delivery order asks for.
public final class Composer {
  private final Letters letters;
  private final BrandingTemplates brandings;
  private final ForwardedMail forwarded;
  private final RawInbox inbox;
  private final MessageVault vault;
  private final MacKey wrapperKey;
  private final ReplyAddresses replies;

  /// @param vault where the bytes lie that wrapper messages take along
  /// @param wrapperKey marks wrapper messages as ours
  /// @param replies where answers by mail go
  public Composer(
      Letters letters,
      BrandingTemplates brandings,
      RawInbox inbox,
      MessageVault vault,
      MacKey wrapperKey,
      ReplyAddresses replies) {
    this.letters = letters;
    this.brandings = brandings;
    this.inbox = inbox;
    this.vault = vault;
    this.wrapperKey = wrapperKey;
    this.replies = replies;
    this.forwarded = new ForwardedMail(letters);
  }

  /// Empty when the raw mail that was to be forwarded, or what was to be attached, is gone.
  ///
  /// @throws org.sealpost.Unavailable when something that it needs does not answer
  Optional<Composed> compose(DeliveryOrder order) {
    return switch (order) {
      case DeliveryOrder.Wrapper wrapper -> wrapper(wrapper).map(mail -> marked(wrapper, mail));
      case DeliveryOrder.Forward forward ->
          inbox.find(forward.intake()).map(raw -> composed(forward, raw));
      case DeliveryOrder.Smime smime ->
          inbox
              .find(smime.copy())
              .map(ready -> new Composed(smime.reversePath(), Optional.empty(), ready));
      case DeliveryOrder.Report report -> Optional.of(unanswerable(letters.report(report)));
      case DeliveryOrder.ReadNotice notice -> Optional.of(unanswerable(letters.readNotice(notice)));
    };
  }

  private Optional<byte[]> wrapper(DeliveryOrder.Wrapper order) {
    BrandingTemplate branding = brandings.findOrDefault(order.branding());
    return switch (order.carrier()) {
      case LINK -> Optional.of(letters.wrapperByLink(order, branding));
      case ATTACHMENT ->
          vault
              .find(order.link().message())
              .map(bytes -> letters.wrapperByAttachment(order, branding, bytes));
    };
  }

  private Composed marked(DeliveryOrder.Wrapper order, byte[] letter) {
    byte[] mail = RawMessage.withFieldsBefore(letter, replyTo(order));
    MailContent content = parsed(mail);
    return new Composed(
        // What must not be answered must not bounce either.
        order
            .reversePath()
            .map(_ -> letters.authorOf(order.author(), order.authorScope()).address()),
        content.messageId(),
        WrapperMark.on(mail, content, order.link(), wrapperKey));
  }

  /// Answers come to us, where rules look at them and they are protected; whether they may be given
  /// is decided then.
  private byte[] replyTo(DeliveryOrder.Wrapper order) {
    return AddressLine.of(
        "Reply-To",
        new Mailbox(Optional.of(order.author().label()), replies.of(order.link(), Way.TO_AUTHOR)));
  }

  private static MailContent parsed(byte[] wrapper) {
    try {
      return MimeReader.read(wrapper);
    } catch (MalformedMailException bug) {
      throw new IllegalStateException("a wrapper that cannot be read", bug);
    }
  }

  private Composed composed(DeliveryOrder.Forward forward, byte[] raw) {
    return switch (forward.authorScope()) {
      case INSIDE ->
          new Composed(forward.reversePath(), Optional.empty(), ForwardedMail.unchanged(raw));
      case OUTSIDE ->
          new Composed(
              // A bounce that bounced to us would come here again (threat 42).
              forward.reversePath().map(_ -> letters.noticeAddress()),
              Optional.empty(),
              forwarded.onBehalf(
                  raw, forward.answers().map(link -> replies.of(link, Way.TO_READER))));
    };
  }

  private static Composed unanswerable(byte[] mail) {
    return new Composed(Optional.empty(), Optional.empty(), mail);
  }

  /// @param reversePath empty for mail that must never bounce
  /// @param messageId of a wrapper message
  @SuppressWarnings("ArrayRecordComponent") // sent once, never compared
  record Composed(
      Optional<EmailAddress> reversePath, Optional<MessageId> messageId, byte[] message) {}
}
