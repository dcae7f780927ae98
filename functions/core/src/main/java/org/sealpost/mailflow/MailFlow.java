package org.sealpost.mailflow;

import java.util.Arrays;
import java.util.Optional;
import org.sealpost.delivery.DeliveryQueue;
import org.sealpost.mail.RawInbox;
import org.sealpost.mailflow.Intakes.Settled;

/// The way of a mail through the gateway.
public final class MailFlow {
  private final Intakes intakes;
  private final RawInbox inbox;
  private final Settling settling;
  private final Release release;
  private final RuleCount count;
  private final Announcement announcement;

  public MailFlow(
      Intakes intakes,
      RawInbox inbox,
      Settling settling,
      Release release,
      RuleCount count,
      DeliveryQueue deliveries,
      SettledQueue settled) {
    this.intakes = intakes;
    this.inbox = inbox;
    this.settling = settling;
    this.release = release;
    this.count = count;
    this.announcement = new Announcement(deliveries, settled);
  }

  /// Decides what becomes of the mail, seals what a rule protects, and orders the deliveries. Held
  /// mail that an admin released goes on without being decided upon again.
  ///
  /// May be called again with the same intake, also at the same time: it is settled once, and what
  /// was ordered is ordered once more, which the courier notices. Whatever it throws, the raw mail
  /// stays where it is and the call can be repeated; nothing has gone out that should not have.
  public void accept(Intake intake) {
    release.checkDecided(intake);
    Optional<Settled> before = intakes.arrive(intake);
    announcement.announce(before.isPresent() ? before.get() : settle(intake));
  }

  private Settled settle(Intake intake) {
    Settlement settlement =
        intake.releases().isPresent()
            ? release.settlement(intake, intake.releases().get())
            : settlement(intake);
    Settled settled = intakes.settle(settlement);
    count.add(settlement);
    return settled;
  }

  /// The mail lies in memory no longer than it is needed: a settlement holds nothing of it.
  private Settlement settlement(Intake intake) {
    byte[] message = message(intake);
    try {
      return settling.settlement(intake, message);
    } finally {
      Arrays.fill(message, (byte) 0);
    }
  }

  private byte[] message(Intake intake) {
    return inbox.find(intake.id()).orElseThrow(() -> new RawMailMissingException(intake.id()));
  }
}
