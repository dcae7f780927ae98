package org.sealpost.aws;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.List;
import org.sealpost.inspection.PlainInspector;
import org.sealpost.inspection.PlainScanner;
import org.sealpost.mailflow.Intake;
import org.sealpost.mailflow.MailFlow;
import org.sealpost.protection.ProtectedMessage;
import org.sealpost.protection.UnopenableException;
import org.sealpost.protection.Unprotector;
import org.sealpost.testing.Samples;
import org.sealpost.wiring.Doors;
import org.sealpost.wiring.Platform;

/// Mail that is to be sealed, on a platform: the gateway's part and the portal's.
record SealingWay(Platform platform) {
  static final byte[] MAIL =
      """
      From: Alice <alice@contoso.example>
      To: bob@partner.example
      Subject: [encrypt] The offer
      Message-ID: <1@contoso.example>

      Between us.
      """
          .replace("\n", "\r\n")
          .getBytes(US_ASCII);

  /// A mail that waits to be accepted.
  Intake arrived() {
    Intake intake = Samples.intake();
    platform.rawInbox().put(intake.id(), MAIL);
    return intake;
  }

  MailFlow gateway() {
    return Doors.mailFlow(platform, new PlainInspector(), new PlainScanner());
  }

  /// Accepts a mail and gives the message that it became.
  ProtectedMessage sealedMail() {
    List<ProtectedMessage> before = platform.protectedMessages().recent(100);
    gateway().accept(arrived());
    return platform.protectedMessages().recent(100).stream()
        .filter(message -> !before.contains(message))
        .findFirst()
        .orElseThrow();
  }

  /// As the portal opens it.
  byte[] opened(ProtectedMessage message) throws UnopenableException {
    return new Unprotector(
            platform.wrappedKeys(), platform.keyService(), platform.vault(), platform.random())
        .open(message, _ -> {});
  }
}
