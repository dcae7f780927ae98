package org.sealpost.mailflow;

import java.util.Optional;
import org.sealpost.delivery.DeliveryQueue;
import org.sealpost.mail.RawInbox;
import org.sealpost.mailflow.Intakes.Settled;

/// The way of a mail through the gateway.
public final class MailFlow {
  private final Intakes intakes;
  private final RawInbox inbox;
  private final Settling settling;
  private final Announcement announcement;

  public MailFlow(
      Intakes intakes,
      RawInbox inbox,
      Settling settling,
      DeliveryQueue deliveries,
      SettledQueue settled) {
    this.intakes = intakes;
    this.inbox = inbox;
    this.settling = settling;
    this.announcement = new Announcement(deliveries, settled);
  }

  /// Decides what becomes of the mail, seals what a rule protects, and orders the deliveries.
  ///
  /// May be called again with the same intake, also at the same time: it is settled once, and what
  /// was ordered is ordered once more, which the courier notices. Whatever it throws, the raw mail
  /// stays where it is and the call can be repeated; nothing has gone out that should not have.
  public void accept(Intake intake) {
    Optional<Settled> before = intakes.arrive(intake);
    announcement.announce(before.isPresent() ? before.get() : settle(intake));
  }

  private Settled settle(Intake intake) {
    byte[] message =
        inbox.find(intake.id()).orElseThrow(() -> new RawMailMissingException(intake.id()));
    return intakes.settle(settling.settlement(intake, message));
  }
}
