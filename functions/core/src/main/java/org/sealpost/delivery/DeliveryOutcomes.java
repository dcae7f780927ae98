package org.sealpost.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.MessageId;
import org.sealpost.protection.PortalLink;
import org.sealpost.trace.MessageTrace;
import org.sealpost.trace.TraceEvent;

/// What follows when a delivery has ended: the trace, and a report to whoever has to know.
public final class DeliveryOutcomes {
  private static final String STATUS = "5.4.0";

  private final Deliveries deliveries;
  private final DeliveryQueue queue;
  private final MessageTrace trace;
  private final Clock clock;

  public DeliveryOutcomes(
      Deliveries deliveries, DeliveryQueue queue, MessageTrace trace, Clock clock) {
    this.deliveries = deliveries;
    this.queue = queue;
    this.trace = trace;
    this.clock = clock;
  }

  void sent(DeliveryId id, DeliveryOrder order) {
    Instant now = clock.instant();
    deliveries.sent(id, now);
    traced(order)
        .map(link -> new TraceEvent.Delivered(now, link.message(), link.recipient()))
        .ifPresent(trace::record);
  }

  /// Ends a delivery that cannot be made, and orders a report to its sender. Idempotent: the report
  /// has a name of its own, and an end that was noted before it could be ordered is completed by
  /// the next call.
  ///
  /// @param reason one sentence for the sender
  public void failed(DeliveryId id, String reason) {
    Instant now = clock.instant();
    Optional<DeliveryOrder> order = deliveries.failed(id, now);
    if (order.isEmpty()) {
      return;
    }
    traced(order.get())
        .map(link -> new TraceEvent.Undeliverable(now, link.message(), link.recipient()))
        .ifPresent(trace::record);
    report(order.get(), reason, now)
        .ifPresent(
            report -> {
              DeliveryId reportId = new DeliveryId(id + ".u");
              deliveries.add(new Delivery(reportId, report));
              queue.enqueue(List.of(reportId));
            });
  }

  /// The message and the recipient that it brings.
  private static Optional<PortalLink> traced(DeliveryOrder order) {
    return switch (order) {
      case DeliveryOrder.Wrapper wrapper -> Optional.of(wrapper.link());
      case DeliveryOrder.Smime smime -> Optional.of(smime.link());
      case DeliveryOrder.Forward _, DeliveryOrder.Report _, DeliveryOrder.ReadNotice _ ->
          Optional.empty();
    };
  }

  private static Optional<DeliveryOrder> report(DeliveryOrder order, String reason, Instant now) {
    return switch (order) {
      case DeliveryOrder.Wrapper wrapper ->
          wrapper
              .reversePath()
              .map(sender -> report(sender, wrapper.recipient(), wrapper.messageId(), reason, now));
      case DeliveryOrder.Smime smime ->
          smime
              .reversePath()
              .map(sender -> report(sender, smime.recipient(), Optional.empty(), reason, now));
      case DeliveryOrder.Forward forward ->
          forward
              .reversePath()
              .map(sender -> report(sender, forward.recipient(), Optional.empty(), reason, now));
      // Nobody reports about reports (RFC 5321 4.5.5).
      case DeliveryOrder.Report _, DeliveryOrder.ReadNotice _ -> Optional.empty();
    };
  }

  private static DeliveryOrder report(
      EmailAddress sender,
      EmailAddress failed,
      Optional<MessageId> messageId,
      String reason,
      Instant now) {
    return new DeliveryOrder.Report(sender, List.of(failed), STATUS, reason, messageId, now);
  }
}
