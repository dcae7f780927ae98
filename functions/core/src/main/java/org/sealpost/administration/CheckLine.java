package org.sealpost.administration;

/// One thing that was looked at.
///
/// @param what a name of it, for people
/// @param words what was found, and what to do about it
public record CheckLine(String what, Outcome outcome, String words) {
  /// How it went.
  public enum Outcome {
    PASS,
    /// Mail is protected as it should be; still, somebody should look.
    WARN,
    FAIL
  }
}
