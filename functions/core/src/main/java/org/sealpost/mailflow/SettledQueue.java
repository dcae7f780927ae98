package org.sealpost.mailflow;

/// Where settled intakes wait for their raw mail to be retired.
public interface SettledQueue {
  /// Returns when durably queued. Queuing twice is harmless.
  ///
  /// @throws org.sealpost.Unavailable when it may not be queued
  void enqueue(IntakeKey key);
}
