package org.sealpost.mailflow;

/// Finds intakes that nobody works on any more and brings them back.
public final class StuckMail {
  /// Queues again, for the gateway, every intake that arrived more than ten minutes ago and is
  /// still open.
  ///
  /// @return how many
  public int requeue() {
    throw new UnsupportedOperationException();
  }
}
