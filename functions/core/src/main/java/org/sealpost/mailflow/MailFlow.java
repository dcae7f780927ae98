package org.sealpost.mailflow;

/// The way of a mail through the gateway.
public final class MailFlow {
  /// Decides what becomes of the mail, seals what a rule protects, and orders the deliveries.
  ///
  /// May be called again with the same intake, also at the same time: it is settled once, and what
  /// was ordered is ordered once more, which the courier notices. Whatever it throws, the raw mail
  /// stays where it is and the call can be repeated; nothing has gone out that should not have.
  public void accept(Intake intake) {
    throw new UnsupportedOperationException(intake.toString());
  }
}
