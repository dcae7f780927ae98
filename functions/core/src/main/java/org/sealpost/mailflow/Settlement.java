package org.sealpost.mailflow;

import java.util.List;
import org.sealpost.delivery.Delivery;
import org.sealpost.delivery.DeliveryId;
import org.sealpost.delivery.DeliveryOrder;
import org.sealpost.mail.IntakeId;
import org.sealpost.protection.MessageRecipient;
import org.sealpost.protection.ProtectedMessage;
import org.sealpost.protection.WrappedDataKey;
import org.sealpost.quarantine.QuarantinedMail;
import org.sealpost.rules.RuleMatch;
import org.sealpost.trace.TraceEvent;

/// All that became of one intake. Written at once or not at all.
///
/// @param messages what was sealed; their sealed bytes are in the vault already
/// @param copies raw mail of ours in the inbox, edited or written by us, that deliveries need
/// @param held what waits for an admin; its bytes are with the held mail already
/// @param matched rules that matched, in order; for nobody but admins
/// @param deliveries everything that has to be sent, reports included
public record Settlement(
    Intake intake,
    List<SealedRecord> messages,
    List<QuarantinedMail> held,
    List<IntakeId> copies,
    List<RuleMatch> matched,
    List<Delivery> deliveries,
    List<TraceEvent> events) {
  public Settlement {
    messages = List.copyOf(messages);
    held = List.copyOf(held);
    copies = List.copyOf(copies);
    matched = List.copyOf(matched);
    deliveries = List.copyOf(deliveries);
    events = List.copyOf(events);
  }

  /// One protected message, its key and its recipients.
  public record SealedRecord(
      ProtectedMessage message, WrappedDataKey key, List<MessageRecipient> recipients) {
    public SealedRecord {
      recipients = List.copyOf(recipients);
    }
  }

  public List<DeliveryId> deliveryIds() {
    return deliveries.stream().map(Delivery::id).toList();
  }

  /// The deliveries that still need the raw mail.
  public List<DeliveryId> forwardIds() {
    return deliveries.stream()
        .filter(delivery -> delivery.order() instanceof DeliveryOrder.Forward)
        .map(Delivery::id)
        .toList();
  }
}
