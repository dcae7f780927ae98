package org.sealpost.testing;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.sealpost.branding.BrandingTemplate;
import org.sealpost.delivery.Delivery;
import org.sealpost.delivery.DeliveryId;
import org.sealpost.delivery.DeliveryOrder;
import org.sealpost.delivery.WrapperSubject;
import org.sealpost.mail.Domain;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.Envelope;
import org.sealpost.mail.IntakeId;
import org.sealpost.mail.Mailbox;
import org.sealpost.mail.MessageId;
import org.sealpost.mailflow.Intake;
import org.sealpost.mailflow.Settlement;
import org.sealpost.mailflow.Settlement.SealedRecord;
import org.sealpost.organization.Organization;
import org.sealpost.organization.OrganizationId;
import org.sealpost.organization.Recipient;
import org.sealpost.organization.Scope;
import org.sealpost.protection.Carrier;
import org.sealpost.protection.ConversationPlace;
import org.sealpost.protection.DeliveryMethod;
import org.sealpost.protection.KeyContext;
import org.sealpost.protection.MessageExpiry;
import org.sealpost.protection.MessageRecipient;
import org.sealpost.protection.MethodReason;
import org.sealpost.protection.PortalLink;
import org.sealpost.protection.ProtectedMessage;
import org.sealpost.protection.ProtectedMessageId;
import org.sealpost.protection.Protection;
import org.sealpost.protection.ProtectionTerms;
import org.sealpost.protection.RecipientKey;
import org.sealpost.protection.SenderOptions;
import org.sealpost.protection.WrappedDataKey;
import org.sealpost.quarantine.QuarantineState;
import org.sealpost.quarantine.QuarantinedMail;
import org.sealpost.trace.AccessOperation;
import org.sealpost.trace.AccessResult;
import org.sealpost.trace.AgentClass;
import org.sealpost.trace.NetworkPrefix;
import org.sealpost.trace.TraceEvent;
import org.sealpost.trace.Visitor;

/// Values that a test needs but does not care about. Ids are random, so that tests may share a
/// store.
public final class Samples {
  public static final OrganizationId CONTOSO = new OrganizationId("contoso");
  public static final EmailAddress ALICE = EmailAddress.of("alice@contoso.example");
  public static final EmailAddress BOB = EmailAddress.of("bob@partner.example");
  public static final Instant NOW = TestClock.START;

  private static final SecureRandom RANDOM = new SecureRandom();

  private Samples() {}

  public static Organization contoso() {
    return new Organization(
        CONTOSO,
        "Contoso",
        Set.of(new Domain("contoso.example")),
        EmailAddress.of("notice@contoso.example"),
        new Domain("reply.contoso.example"),
        URI.create("https://portal.contoso.example"));
  }

  public static ProtectedMessageId messageId() {
    return ProtectedMessageId.random(RANDOM);
  }

  public static RecipientKey recipientKey() {
    return RecipientKey.random(RANDOM);
  }

  public static PortalLink link() {
    return new PortalLink(messageId(), recipientKey());
  }

  public static KeyContext keyContext() {
    return new KeyContext(CONTOSO, messageId());
  }

  public static IntakeId intakeId() {
    return new IntakeId("intake-" + messageId());
  }

  public static DeliveryId deliveryId() {
    return new DeliveryId("delivery-" + messageId());
  }

  public static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  public static Intake intake() {
    return intake(NOW);
  }

  public static Intake intake(Instant receivedAt) {
    return new Intake(
        intakeId(),
        new Envelope(Optional.of(ALICE), List.of(BOB)),
        receivedAt,
        true,
        Optional.of("192.0.2.7"),
        Optional.empty(),
        Optional.empty());
  }

  /// A custom template with some properties set.
  public static BrandingTemplate branding(String name) {
    return new BrandingTemplate(
        name,
        Optional.of("#0a1b2c"),
        Optional.empty(),
        Optional.of("wrote to you"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(URI.create("https://contoso.example/privacy")),
        true,
        true,
        7);
  }

  public static ProtectedMessage message(OrganizationId organization, Instant acceptedAt) {
    return new ProtectedMessage(
        messageId(),
        organization,
        new Mailbox(Optional.of("Alice Ärmel"), ALICE),
        Scope.INSIDE,
        Optional.of(new MessageId("<1@contoso.example>")),
        acceptedAt,
        new ProtectionTerms(
            Protection.ENCRYPT.template(),
            Protection.ENCRYPT.rights(),
            Protection.ENCRYPT.attachments(),
            new MessageExpiry(Optional.of(acceptedAt.plus(Duration.ofDays(30))), Optional.empty()),
            Scope.INSIDE,
            false,
            false),
        BrandingTemplate.DEFAULT_NAME,
        ConversationPlace.first(Samples.messageId()),
        Optional.empty(),
        Optional.of("0".repeat(64)),
        Optional.empty());
  }

  public static MessageRecipient recipient(EmailAddress address) {
    return new MessageRecipient(
        recipientKey(),
        new Recipient(address, Scope.OUTSIDE),
        DeliveryMethod.LINK,
        MethodReason.ORGANIZATION_SETTING);
  }

  public static SealedRecord sealed(ProtectedMessage message, int recipients) {
    List<MessageRecipient> all = new ArrayList<>();
    for (int i = 0; i < recipients; i++) {
      all.add(recipient(EmailAddress.of("bob%d@partner.example".formatted(i))));
    }
    return new SealedRecord(message, Optional.of(WrappedDataKey.of(bytes(180), "key-1")), all);
  }

  public static Settlement settlement(Intake intake) {
    return settlement(intake, 1);
  }

  public static Settlement settlement(Intake intake, int recipients) {
    return settlement(intake, sealed(message(CONTOSO, intake.receivedAt()), recipients));
  }

  /// One message with a wrapper for each recipient, one forward, and the event of its sealing.
  public static Settlement settlement(Intake intake, SealedRecord sealed) {
    List<Delivery> deliveries = new ArrayList<>();
    for (MessageRecipient recipient : sealed.recipients()) {
      deliveries.add(
          new Delivery(
              new DeliveryId(link(sealed, recipient).toString()),
              wrapper(sealed.message(), recipient)));
    }
    deliveries.add(new Delivery(new DeliveryId(intake.key() + ".f0"), forward(intake)));
    TraceEvent event =
        new TraceEvent.Protected(
            intake.receivedAt(),
            sealed.message().id(),
            sealed.message().terms().template(),
            sealed.key().map(WrappedDataKey::keyId),
            List.of("Encrypt on request"));
    return new Settlement(
        intake,
        List.of(sealed),
        List.of(),
        List.of(),
        List.of(),
        deliveries,
        List.of(event),
        List.of());
  }

  /// Nothing but a mail that is held.
  public static Settlement settlement(Intake intake, QuarantinedMail held) {
    return new Settlement(
        intake, List.of(), List.of(held), List.of(), List.of(), List.of(), List.of(), List.of());
  }

  public static QuarantinedMail quarantined(Instant since) {
    return new QuarantinedMail(
        intakeId(),
        since,
        new Envelope(Optional.of(ALICE), List.of(BOB)),
        true,
        ALICE,
        Optional.of(new MessageId("<1@contoso.example>")),
        1234,
        List.of("Hold what looks odd"),
        Optional.of(Protection.ENCRYPT),
        SenderOptions.NONE,
        Optional.empty(),
        true,
        false,
        Optional.empty(),
        new QuarantineState.Held());
  }

  public static PortalLink link(SealedRecord sealed, MessageRecipient recipient) {
    return new PortalLink(sealed.message().id(), recipient.key());
  }

  public static DeliveryOrder.Wrapper wrapper(
      ProtectedMessage message, MessageRecipient recipient) {
    return new DeliveryOrder.Wrapper(
        new PortalLink(message.id(), recipient.key()),
        Optional.of(message.author().address()),
        recipient.recipient().address(),
        message.author(),
        message.authorScope(),
        message.messageId(),
        List.of(new MessageId("<0@partner.example>")),
        message.branding(),
        message.terms().expiry().forOutside(),
        Carrier.LINK,
        new WrapperSubject.Neutral(),
        Locale.ENGLISH,
        false);
  }

  public static DeliveryOrder.Forward forward(Intake intake) {
    return new DeliveryOrder.Forward(
        intake.id(),
        intake.envelope().reversePath(),
        EmailAddress.of("carol@contoso.example"),
        Scope.INSIDE,
        false);
  }

  public static DeliveryOrder.Report report() {
    return new DeliveryOrder.Report(
        ALICE,
        List.of(BOB, EmailAddress.of("\"odd one\"@partner.example")),
        "5.7.1",
        "The mail could not be protected.",
        Optional.empty(),
        NOW.plusNanos(123_456_789));
  }

  /// Somebody did this with a passcode's session, on a phone.
  public static TraceEvent.Access access(
      Instant at,
      ProtectedMessageId message,
      RecipientKey recipient,
      AccessOperation operation,
      AccessResult result) {
    return new TraceEvent.Access(
        at,
        message,
        recipient,
        operation,
        result,
        Optional.of("passcode"),
        new Visitor(NetworkPrefix.of("203.0.113.77"), AgentClass.PHONE_BROWSER),
        operation == AccessOperation.DOWNLOAD ? Optional.of(2) : Optional.empty());
  }
}
