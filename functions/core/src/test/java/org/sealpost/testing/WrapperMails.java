package org.sealpost.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sealpost.delivery.Delivery;
import org.sealpost.delivery.DeliveryId;
import org.sealpost.delivery.DeliveryOrder;
import org.sealpost.delivery.WrapperSubject;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.KeptBytes;
import org.sealpost.mail.MailContent;
import org.sealpost.mail.MalformedMailException;
import org.sealpost.mail.mime.MimeReader;
import org.sealpost.mailflow.Intake;
import org.sealpost.mailflow.Settlement;
import org.sealpost.mailflow.Settlement.SealedRecord;
import org.sealpost.opening.account.Accounts;
import org.sealpost.organization.Recipient;
import org.sealpost.organization.Scope;
import org.sealpost.portal.PortalMeans;
import org.sealpost.protection.AttachmentAccess;
import org.sealpost.protection.Carrier;
import org.sealpost.protection.ConversationPlace;
import org.sealpost.protection.DeliveryMethod;
import org.sealpost.protection.MessageRecipient;
import org.sealpost.protection.MessageSummary;
import org.sealpost.protection.MethodReason;
import org.sealpost.protection.PortalLink;
import org.sealpost.protection.ProtectedMessage;
import org.sealpost.protection.ProtectionTerms;
import org.sealpost.protection.Protector;
import org.sealpost.protection.SealedMessage;
import org.sealpost.reading.preview.AttachmentPreviews;
import org.sealpost.wiring.Doors;

/// Wrapper messages as the courier sends them, for messages that are sealed and settled without any
/// rule.
public final class WrapperMails {
  private static final Pattern PAGE =
      Pattern.compile(
          "(?s)(filename=\"?message\\.html\"?.*?\r\n\r\n)([A-Za-z0-9+/=\r\n]+?)(\r\n--)");
  private static final Pattern SEALED = Pattern.compile("name=\"sealed\" value=\"([^\"]*)\"");

  private WrapperMails() {}

  /// What Bob gets of a small message of Alice's.
  public static String wrapper(InMemoryPlatform platform, Carrier carrier, Locale language) {
    PortalLink link =
        send(platform, Mails.plain(), carrier, language, terms -> terms, Samples.BOB).getFirst();
    return sent(platform, link);
  }

  /// What terms a message has, made of those that it would have.
  @FunctionalInterface
  public interface Terms {
    ProtectionTerms of(ProtectionTerms usual);
  }

  /// Seals the message for recipients outside, settles it, and has the courier deliver.
  ///
  /// @return a link for each recipient, in their order
  public static List<PortalLink> send(
      InMemoryPlatform platform,
      byte[] message,
      Carrier carrier,
      Locale language,
      Terms terms,
      EmailAddress... recipients) {
    SealedMessage sealed =
        new Protector(platform.keyMaker(), platform.vault(), platform.random())
            .seal(KeptBytes.all(message), new MessageSummary("Wrapped", 0), Samples.CONTOSO);
    ProtectedMessage sample = Samples.message(Samples.CONTOSO, platform.clock.instant());
    ProtectedMessage record =
        new ProtectedMessage(
            sealed.id(),
            sample.organization(),
            sample.author(),
            sample.authorScope(),
            sample.messageId(),
            sample.acceptedAt(),
            terms.of(sample.terms()),
            sample.branding(),
            ConversationPlace.first(sealed.id()),
            Optional.of(sealed.summary()),
            Optional.of(sealed.sha256()),
            Optional.empty());
    List<MessageRecipient> readers =
        List.of(recipients).stream().map(address -> recipient(address, carrier)).toList();
    List<Delivery> deliveries =
        readers.stream().map(reader -> delivery(record, reader, carrier, language)).toList();
    Intake intake = Samples.intake(platform.clock.instant());
    Settlement settlement =
        new Settlement(
            intake,
            List.of(new SealedRecord(record, Optional.of(sealed.key()), readers)),
            List.of(),
            List.of(),
            List.of(),
            deliveries,
            List.of(),
            List.of());
    platform.records.intakes().settle(settlement);
    deliveries.forEach(delivery -> Doors.courier(platform).deliver(delivery.id()));
    Doors.retirement(platform).retire(intake.key());
    return readers.stream().map(reader -> new PortalLink(record.id(), reader.key())).toList();
  }

  /// Attachments can be looked at only, and the author is told of the first reading.
  public static ProtectionTerms viewOnlyAndNotified(ProtectionTerms usual) {
    return new ProtectionTerms(
        usual.template(),
        usual.rights(),
        AttachmentAccess.VIEW_ONLY,
        usual.expiry(),
        usual.protectedBy(),
        usual.passcodeOnly(),
        true);
  }

  /// The wrapper message of this link, as it went out.
  public static String sent(InMemoryPlatform platform, PortalLink link) {
    return platform.outboundMail.sent().stream()
        .map(mail -> mail.text())
        .filter(mail -> mail.contains("link=" + link))
        .findFirst()
        .orElseThrow();
  }

  /// The `message.html` of a wrapper message.
  public static String page(String wrapper) {
    MailContent content = read(wrapper).orElseThrow();
    try (InputStream page = content.attachments().getFirst().content().open()) {
      return new String(page.readAllBytes(), UTF_8);
    } catch (IOException bug) {
      throw new AssertionError("a page that cannot be decoded", bug);
    }
  }

  /// The same wrapper message with another page in it.
  public static String withPage(String wrapper, String page) {
    String encoded = Base64.getMimeEncoder().encodeToString(page.getBytes(UTF_8));
    return PAGE.matcher(wrapper).replaceFirst("$1" + Matcher.quoteReplacement(encoded) + "$3");
  }

  /// The sealed bytes that a page's form would post, decoded.
  public static byte[] sealed(String page) {
    Matcher field = SEALED.matcher(page);
    if (!field.find()) {
      throw new AssertionError("a page without sealed bytes");
    }
    return Base64.getUrlDecoder().decode(field.group(1));
  }

  /// Empty when it cannot be parsed.
  public static Optional<MailContent> read(String mail) {
    try {
      return Optional.of(MimeReader.read(mail.getBytes(UTF_8)));
    } catch (MalformedMailException malformed) {
      return Optional.empty();
    }
  }

  private static MessageRecipient recipient(EmailAddress address, Carrier carrier) {
    return new MessageRecipient(
        Samples.recipientKey(),
        new Recipient(address, Scope.OUTSIDE),
        switch (carrier) {
          case LINK -> DeliveryMethod.LINK;
          case ATTACHMENT -> DeliveryMethod.ATTACHMENT;
        },
        MethodReason.ORGANIZATION_SETTING);
  }

  private static Delivery delivery(
      ProtectedMessage message, MessageRecipient reader, Carrier carrier, Locale language) {
    DeliveryOrder.Wrapper usual = Samples.wrapper(message, reader);
    PortalLink link = usual.link();
    return new Delivery(
        new DeliveryId(link.toString()),
        new DeliveryOrder.Wrapper(
            link,
            usual.reversePath(),
            usual.recipient(),
            usual.author(),
            usual.authorScope(),
            usual.messageId(),
            usual.references(),
            usual.branding(),
            usual.expiresAt(),
            carrier,
            new WrapperSubject.Neutral(),
            language,
            false));
  }

  /// Asks the portal over this platform for a passcode.
  public static void requestPasscode(InMemoryPlatform platform, String link) {
    Doors.portal(
            platform,
            new PortalMeans(Accounts.NONE, AttachmentPreviews.NONE, Story.LARGEST_ANSWER_BYTES))
        .signIn()
        .requestPasscode(Story.visit(link), Optional.empty(), Optional.empty());
  }
}
