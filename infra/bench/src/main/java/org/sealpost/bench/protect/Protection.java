package org.sealpost.bench.protect;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sealpost.bench.AuthoredMail;
import org.sealpost.delivery.Courier;
import org.sealpost.delivery.DeliveryId;
import org.sealpost.inspection.Inspection;
import org.sealpost.inspection.MalwareScanner;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.Envelope;
import org.sealpost.mail.IntakeId;
import org.sealpost.mailflow.Intake;
import org.sealpost.mailflow.MailFlow;
import org.sealpost.protection.ProtectedMessageId;
import org.sealpost.wiring.Doors;

/// What is measured: the product's own mail flow and courier, from raw mail to finished wrapper.
final class Protection {
  private final OneMailPlatform platform;
  private final MailFlow mailFlow;
  private final Courier courier;
  private final Intake intake =
      new Intake(
          new IntakeId("bench"),
          new Envelope(
              Optional.of(EmailAddress.of(AuthoredMail.SENDER)),
              List.of(EmailAddress.of(AuthoredMail.RECIPIENT))),
          Instant.parse("2026-11-22T09:00:00Z"),
          true,
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  Protection(byte[] mail) {
    platform = new OneMailPlatform(mail);
    // The rules ask for no attachment.
    mailFlow =
        Doors.mailFlow(
            platform, _ -> Inspection.NOTHING, (_, _) -> new MalwareScanner.Verdict.Clean());
    courier = Doors.courier(platform);
  }

  /// Parses, decides, seals and composes the wrapper once more, and gives the wrapper.
  byte[] protect() {
    mailFlow.accept(intake);
    for (DeliveryId delivery : platform.ordered()) {
      courier.deliver(delivery);
    }
    return platform.lastSent();
  }

  /// Of the message that was sealed last.
  Optional<ProtectedMessageId> sealedId() {
    return platform.lastSealedId();
  }

  /// How much the last call of [#protect] put into the vault.
  long sealedBytes() {
    return platform.lastSealedBytes();
  }
}
