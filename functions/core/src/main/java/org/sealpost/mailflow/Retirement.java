package org.sealpost.mailflow;

/// Empties the raw inbox.
public final class Retirement {
  /// Deletes the raw mail of a settled intake, unless a delivery still needs it.
  ///
  /// @return false when it is still needed, or not settled yet: try again later
  public boolean retire(IntakeKey key) {
    throw new UnsupportedOperationException(key.toString());
  }
}
