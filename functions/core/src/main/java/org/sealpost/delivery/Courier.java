package org.sealpost.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.sealpost.delivery.Deliveries.Claim;
import org.sealpost.mail.MessageId;
import org.sealpost.protection.Threads;

/// Carries out deliveries.
public final class Courier {
  private static final Duration LEASE = Duration.ofMinutes(5);

  private final Deliveries deliveries;
  private final Composer composer;
  private final WrapperThreads threads;
  private final OutboundMail outbound;
  private final DeliveryOutcomes outcomes;
  private final Clock clock;

  public Courier(
      Deliveries deliveries,
      Composer composer,
      Threads threads,
      OutboundMail outbound,
      DeliveryOutcomes outcomes,
      Clock clock) {
    this.deliveries = deliveries;
    this.composer = composer;
    this.threads = new WrapperThreads(threads);
    this.outbound = outbound;
    this.outcomes = outcomes;
    this.clock = clock;
  }

  /// Sends what the delivery orders, unless that was done before.
  ///
  /// @throws org.sealpost.Unavailable when it could not be sent now: call again later
  public Outcome deliver(DeliveryId id) {
    return switch (deliveries.claim(id, clock.instant(), LEASE)) {
      case Claim.Finished() -> Outcome.FINISHED_BEFORE;
      case Claim.Busy() -> Outcome.BUSY;
      case Claim.Claimed(DeliveryOrder order) -> send(id, order);
    };
  }

  private Outcome send(DeliveryId id, DeliveryOrder order) {
    Optional<MessageId> given;
    try {
      Optional<Composer.Composed> mail = composer.compose(order);
      if (mail.isEmpty()) {
        outcomes.failed(id, "The mail is not in the gateway any more.");
        return Outcome.REFUSED;
      }
      threads.beforeSending(order, mail.get().messageId());
      given =
          outbound.send(
              mail.get().reversePath(), order.recipient(), mail.get().message(), security(order));
    } catch (OutboundMailRefusedException refused) {
      outcomes.failed(id, "The mail service refused to send to this recipient.");
      return Outcome.REFUSED;
    } catch (RuntimeException notNow) {
      release(id, notNow);
      throw notNow;
    }
    outcomes.sent(id, order);
    threads.afterSending(id, order, given);
    return Outcome.SENT;
  }

  private static TransportSecurity security(DeliveryOrder order) {
    return order.requireTls() ? TransportSecurity.REQUIRE_TLS : TransportSecurity.OPPORTUNISTIC;
  }

  /// A claim that is kept would make the next tries wait for the lease, and use them up.
  private void release(DeliveryId id, RuntimeException notNow) {
    try {
      deliveries.release(id);
    } catch (RuntimeException alsoNotNow) {
      notNow.addSuppressed(alsoNotNow);
    }
  }

  /// What came of a delivery.
  public enum Outcome {
    SENT,
    /// The outbound mail service will never take it; the sender is told.
    REFUSED,
    /// It was sent, or given up, before.
    FINISHED_BEFORE,
    /// Another attempt holds it: call again later.
    BUSY
  }
}
