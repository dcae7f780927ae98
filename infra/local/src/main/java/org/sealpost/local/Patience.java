package org.sealpost.local;

import java.time.Duration;
import java.util.List;
import org.sealpost.local.queue.Redelivery;

/// How long each queue goes on trying.
///
/// @param arrivals Lambda's own attempts at an event; the third failure hands it on
/// @param intakes mail that could not be decided upon; then its sender is told
/// @param deliveries what could not be sent; then its sender is told
/// @param settled raw mail that is still needed: as long as a delivery may take, and longer
/// @param deadLetters giving up, which must work in the end
/// @param sweeping time between two looks for stuck mail
public record Patience(
    Redelivery arrivals,
    Redelivery intakes,
    Redelivery deliveries,
    Redelivery settled,
    Redelivery deadLetters,
    Duration sweeping) {
  private static final Duration VISIBILITY = Duration.ofMinutes(15);

  /// About two hours before a sender is told; in AWS it is the same time with other steps
  /// (template.yaml).
  public static Patience standard() {
    List<Duration> growing =
        List.of(
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10));
    return new Patience(
        new Redelivery(VISIBILITY, growing, Integer.MAX_VALUE),
        new Redelivery(VISIBILITY, growing, 16),
        new Redelivery(VISIBILITY, growing, 16),
        new Redelivery(VISIBILITY, growing, 100),
        new Redelivery(VISIBILITY, growing, Integer.MAX_VALUE),
        Duration.ofMinutes(5));
  }
}
