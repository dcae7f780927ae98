package org.sealpost.mailflow;

/// Where intakes wait for the gateway when nobody else brings them: answers from the portal, and
/// mail that got stuck.
public interface IntakeQueue {
  /// Returns when the intake is durably queued; its raw bytes are in the inbox before.
  ///
  /// @throws org.sealpost.Unavailable when it may not be queued
  void enqueue(Intake intake);
}
