package org.sealpost.portal;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.sealpost.Unavailable;
import org.sealpost.delivery.Deliveries;
import org.sealpost.delivery.Delivery;
import org.sealpost.delivery.DeliveryId;
import org.sealpost.delivery.DeliveryOrder;
import org.sealpost.delivery.DeliveryQueue;
import org.sealpost.opening.AccessLog;
import org.sealpost.opening.PortalSession;
import org.sealpost.protection.AddressedMessage;
import org.sealpost.protection.ProtectedMessage;
import org.sealpost.trace.AccessOperation;
import org.sealpost.trace.AccessResult;
import org.sealpost.trace.MessageTrace;
import org.sealpost.trace.TraceEvent;
import org.sealpost.trace.Visitor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Records that messages are read, and has authors told who have asked for it.
public final class Readings {
  private static final Logger LOG = LoggerFactory.getLogger(Readings.class);

  private final MessageTrace trace;
  private final AccessLog log;
  private final Deliveries deliveries;
  private final DeliveryQueue queue;
  private final Clock clock;

  public Readings(
      MessageTrace trace, AccessLog log, Deliveries deliveries, DeliveryQueue queue, Clock clock) {
    this.trace = trace;
    this.log = log;
    this.deliveries = deliveries;
    this.queue = queue;
    this.clock = clock;
  }

  /// @throws Unavailable when it could not be recorded: nothing may be shown
  void record(AddressedMessage read, PortalSession session, Visitor visitor) {
    Instant now = clock.instant();
    log.record(read, AccessOperation.OPEN, AccessResult.DONE, session.method(), visitor);
    if (read.message().terms().notifyWhenRead()) {
      tellAuthor(read, now);
    }
  }

  /// Once per recipient. The reader does not wait for a queue that does not answer: the next
  /// reading asks for the same notice again.
  private void tellAuthor(AddressedMessage read, Instant now) {
    try {
      if (!isTold(read)) {
        DeliveryId id = new DeliveryId(read.link() + ".read");
        deliveries.add(new Delivery(id, notice(read, now)));
        queue.enqueue(List.of(id));
      }
    } catch (Unavailable unavailable) {
      LOG.warn("message {}: its author is not told yet", read.message().id(), unavailable);
    }
  }

  private boolean isTold(AddressedMessage read) {
    return trace.of(read.message().id()).stream()
        .anyMatch(
            event ->
                event instanceof TraceEvent.ReadNotified(_, _, var reader)
                    && reader.equals(read.reader().key()));
  }

  private static DeliveryOrder notice(AddressedMessage read, Instant now) {
    ProtectedMessage message = read.message();
    return new DeliveryOrder.ReadNotice(
        message.author().address(), read.readerAddress(), read.link(), message.messageId(), now);
  }
}
