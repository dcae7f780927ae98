package org.sealpost;

/// Preconditions of the records: a record that exists is right.
public final class Require {
  private Require() {}

  /// @throws IllegalArgumentException with `message` unless `condition`; `message` never carries
  ///     content of a mail
  public static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }
}
