package org.sealpost.local.dns;

/// One thing that was looked at.
///
/// @param what was looked at, such as `SPF of mail.contoso.example`
/// @param words what was found, and what to do about it where something has to be done; may quote
///     records that strangers have written
record Finding(Outcome outcome, String what, String words) {
  /// How it is.
  enum Outcome {
    /// As it should be.
    PASS,
    /// Mail may arrive, though less surely than it could; or something was not looked at.
    WARN,
    /// Mail will be lost or looks forged.
    FAIL
  }

  static Finding pass(String what, String words) {
    return new Finding(Outcome.PASS, what, words);
  }

  static Finding warn(String what, String words) {
    return new Finding(Outcome.WARN, what, words);
  }

  static Finding fail(String what, String words) {
    return new Finding(Outcome.FAIL, what, words);
  }
}
