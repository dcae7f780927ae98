package org.sealpost.mailflow;

import java.util.Optional;
import org.sealpost.delivery.DeliveryId;
import org.sealpost.delivery.DeliveryOutcomes;
import org.sealpost.delivery.DeliveryQueue;
import org.sealpost.mailflow.Intakes.Settled;
import org.sealpost.quarantine.QuarantineState;
import org.sealpost.quarantine.QuarantinedMail;
import org.sealpost.quarantine.QuarantinedMails;
import org.sealpost.rules.action.Rejection;

/// The end of what could not be done after the last try: the sender gets a report without content.
public final class Undeliverable {
  private static final Rejection GIVEN_UP =
      new Rejection(
          "5.3.0",
          "The mail gateway could not process the message, and has given up after several tries.");

  private final Intakes intakes;
  private final QuarantinedMails quarantine;
  private final Announcement announcement;
  private final DeliveryOutcomes outcomes;

  public Undeliverable(
      Intakes intakes,
      QuarantinedMails quarantine,
      DeliveryQueue deliveries,
      SettledQueue settled,
      DeliveryOutcomes outcomes) {
    this.intakes = intakes;
    this.quarantine = quarantine;
    this.announcement = new Announcement(deliveries, settled);
    this.outcomes = outcomes;
  }

  /// Settles an intake that could not be decided upon. Nothing of it was sent. Idempotent; when it
  /// was settled in the meantime, that stands. Held mail of which no decision was written down
  /// stays held, and of mail that an admin deleted nobody is told.
  public void giveUp(Intake intake) {
    Optional<QuarantineState> state =
        intake.releases().flatMap(quarantine::find).map(QuarantinedMail::state);
    if (state.filter(QuarantineState.Held.class::isInstance).isPresent()) {
      return;
    }
    boolean isDeleted = state.filter(QuarantineState.Deleted.class::isInstance).isPresent();
    Optional<Settled> before = intakes.arrive(intake);
    announcement.announce(
        before.isPresent()
            ? before.get()
            : intakes.settle(
                isDeleted
                    ? SettlementDraft.nothing(intake)
                    : SettlementDraft.returned(intake, GIVEN_UP)));
  }

  /// Fails a delivery that could not be sent. Idempotent; does nothing when it was sent in the
  /// meantime.
  public void giveUp(DeliveryId delivery) {
    outcomes.failed(
        delivery, "The mail could not be sent, and the gateway has given up after several tries.");
  }
}
