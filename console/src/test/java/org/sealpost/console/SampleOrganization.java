package org.sealpost.console;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sealpost.administration.Administration;
import org.sealpost.branding.BrandingTemplate;
import org.sealpost.inspection.parsers.AttachmentInspector;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.Mailbox;
import org.sealpost.mail.MessageId;
import org.sealpost.mailflow.Settlement.SealedRecord;
import org.sealpost.organization.Recipient;
import org.sealpost.organization.Scope;
import org.sealpost.protection.ConversationPlace;
import org.sealpost.protection.DeliveryMethod;
import org.sealpost.protection.MessageExpiry;
import org.sealpost.protection.MessageRecipient;
import org.sealpost.protection.MethodReason;
import org.sealpost.protection.ProtectedMessage;
import org.sealpost.protection.ProtectedMessageId;
import org.sealpost.protection.Protection;
import org.sealpost.protection.ProtectionTerms;
import org.sealpost.protection.WrappedDataKey;
import org.sealpost.quarantine.QuarantinedMail;
import org.sealpost.testing.InMemoryPlatform;
import org.sealpost.testing.Samples;
import org.sealpost.trace.AccessOperation;
import org.sealpost.trace.AccessResult;
import org.sealpost.trace.MessageTrace;
import org.sealpost.trace.TraceEvent;

/// An organization in memory, whose messages tests put there.
final class SampleOrganization {
  final InMemoryPlatform platform = new InMemoryPlatform();

  AdminDoors doors() {
    return AdminDoors.of(platform, new AttachmentInspector());
  }

  Administration administration() {
    return doors().messages();
  }

  /// Two hours old; one of its two recipients did everything that one can do.
  ProtectedMessageId activeMessage() {
    MessageRecipient bob = Samples.recipient(Samples.BOB);
    MessageRecipient carol =
        new MessageRecipient(
            Samples.recipientKey(),
            new Recipient(EmailAddress.of("carol@contoso.example"), Scope.INSIDE),
            DeliveryMethod.LINK,
            MethodReason.ORGANIZATION_SETTING);
    Instant at = Samples.NOW.minus(Duration.ofHours(2));
    ProtectedMessageId id =
        put(
            new Mailbox(Optional.of("Alice Ärmel"), Samples.ALICE),
            at,
            Duration.ofDays(30),
            bob,
            carol);
    MessageTrace trace = platform.records.trace();
    trace.record(new TraceEvent.Delivered(at.plusSeconds(3), id, bob.key()));
    trace.record(new TraceEvent.Delivered(at.plusSeconds(4), id, carol.key()));
    trace.record(
        Samples.access(
            at.plusSeconds(1911), id, bob.key(), AccessOperation.PASSCODE, AccessResult.DONE));
    trace.record(
        Samples.access(
            at.plusSeconds(1934),
            id,
            bob.key(),
            AccessOperation.SIGN_IN,
            AccessResult.WRONG_PASSCODE));
    trace.record(
        Samples.access(
            at.plusSeconds(1950), id, bob.key(), AccessOperation.SIGN_IN, AccessResult.DONE));
    trace.record(
        Samples.access(
            at.plusSeconds(1951), id, bob.key(), AccessOperation.OPEN, AccessResult.DONE));
    trace.record(
        Samples.access(
            at.plusSeconds(1988), id, bob.key(), AccessOperation.DOWNLOAD, AccessResult.DONE));
    trace.record(
        Samples.access(
            at.plusSeconds(2400), id, bob.key(), AccessOperation.REPLY, AccessResult.DONE));
    return id;
  }

  /// Nine days old and of an author without a display name; expired two days ago.
  ProtectedMessageId expiredMessage() {
    return put(
        Mailbox.of(EmailAddress.of("billing@contoso.example")),
        Samples.NOW.minus(Duration.ofDays(9)),
        Duration.ofDays(7),
        Samples.recipient(EmailAddress.of("dave@customer.example")));
  }

  /// Held for so long.
  QuarantinedMail heldMail(Duration since) {
    QuarantinedMail mail = Samples.quarantined(Samples.NOW.minus(since));
    platform.records.intakes().settle(Samples.settlement(Samples.intake(), mail));
    return mail;
  }

  ProtectedMessageId put(
      Mailbox author, Instant acceptedAt, Duration expiry, MessageRecipient... recipients) {
    ProtectedMessageId id = Samples.messageId();
    ProtectedMessage message =
        new ProtectedMessage(
            id,
            Samples.CONTOSO,
            author,
            Scope.INSIDE,
            Optional.of(new MessageId("<" + id.value().substring(0, 8) + "@mail.contoso.example>")),
            acceptedAt,
            new ProtectionTerms(
                Protection.ENCRYPT.template(),
                Protection.ENCRYPT.rights(),
                Protection.ENCRYPT.attachments(),
                new MessageExpiry(Optional.of(acceptedAt.plus(expiry)), Optional.empty()),
                Scope.INSIDE,
                false,
                false),
            BrandingTemplate.DEFAULT_NAME,
            ConversationPlace.first(id),
            Optional.empty(),
            Optional.of("0".repeat(64)),
            Optional.empty());
    platform
        .records
        .intakes()
        .settle(
            Samples.settlement(
                Samples.intake(acceptedAt),
                new SealedRecord(
                    message,
                    Optional.of(WrappedDataKey.of(Samples.bytes(180), "key-1")),
                    List.of(recipients))));
    return id;
  }
}
