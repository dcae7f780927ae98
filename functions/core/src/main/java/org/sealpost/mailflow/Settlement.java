package org.sealpost.mailflow;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sealpost.delivery.Delivery;
import org.sealpost.delivery.DeliveryId;
import org.sealpost.delivery.DeliveryOrder;
import org.sealpost.mail.IntakeId;
import org.sealpost.protection.DeliveryMethod;
import org.sealpost.protection.MessageRecipient;
import org.sealpost.protection.PortalLink;
import org.sealpost.protection.ProtectedMessage;
import org.sealpost.protection.ProtectedMessageId;
import org.sealpost.protection.WrappedDataKey;
import org.sealpost.quarantine.QuarantinedMail;
import org.sealpost.rules.RuleMatch;
import org.sealpost.trace.PassedMail;
import org.sealpost.trace.TraceEvent;

/// All that became of one intake. Written at once or not at all.
///
/// @param messages what was sealed; their sealed bytes are in the vault already
/// @param copies raw mail of ours in the inbox, edited or written by us, that deliveries need
/// @param held what waits for an admin; its bytes are with the held mail already
/// @param matched rules that matched, in order; for nobody but admins
/// @param passed what went on as it was, although something asked for more
/// @param deliveries everything that has to be sent, reports included
public record Settlement(
    Intake intake,
    List<SealedRecord> messages,
    List<QuarantinedMail> held,
    List<IntakeId> copies,
    List<RuleMatch> matched,
    List<Delivery> deliveries,
    List<TraceEvent> events,
    List<PassedMail> passed) {
  public Settlement {
    messages = List.copyOf(messages);
    held = List.copyOf(held);
    copies = List.copyOf(copies);
    matched = List.copyOf(matched);
    deliveries = List.copyOf(deliveries);
    events = List.copyOf(events);
    passed = List.copyOf(passed);
  }

  /// One protected message, its key and its recipients.
  ///
  /// @param key empty when nothing was sealed, because all recipients get it by S/MIME
  public record SealedRecord(
      ProtectedMessage message, Optional<WrappedDataKey> key, List<MessageRecipient> recipients) {
    public SealedRecord {
      recipients = List.copyOf(recipients);
    }
  }

  /// The same as the settlement of the mail as it came.
  ///
  /// @param told what its sender is told of it besides, under deliveries of other names
  Settlement of(Settlement told) {
    return new Settlement(
        told.intake,
        messages,
        held,
        copies,
        matched,
        Stream.concat(deliveries.stream(), told.deliveries.stream()).toList(),
        events,
        passed);
  }

  /// The messages whose sealed bytes are needed no more once they have been sent: nobody gets them
  /// by link.
  public List<ProtectedMessageId> carried() {
    return carriedRecords().map(one -> one.message().id()).toList();
  }

  /// The deliveries that still need those.
  public List<DeliveryId> carrierIds() {
    return carriedRecords()
        .flatMap(
            one ->
                one.recipients().stream()
                    .filter(recipient -> recipient.method() == DeliveryMethod.ATTACHMENT)
                    .map(recipient -> new PortalLink(one.message().id(), recipient.key())))
        .map(link -> new DeliveryId(link.toString()))
        .toList();
  }

  private Stream<SealedRecord> carriedRecords() {
    return messages.stream()
        .filter(one -> one.key().isPresent())
        .filter(
            one ->
                one.recipients().stream()
                    .noneMatch(recipient -> recipient.method() == DeliveryMethod.LINK));
  }

  public List<DeliveryId> deliveryIds() {
    return deliveries.stream().map(Delivery::id).toList();
  }

  /// The deliveries that still need the raw mail.
  public List<DeliveryId> forwardIds() {
    return deliveries.stream()
        .filter(
            delivery ->
                delivery.order() instanceof DeliveryOrder.Forward
                    || delivery.order() instanceof DeliveryOrder.Smime)
        .map(Delivery::id)
        .toList();
  }
}
