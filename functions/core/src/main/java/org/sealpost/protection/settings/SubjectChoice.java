package org.sealpost.protection.settings;

/// What the subject of a wrapper message says.
public enum SubjectChoice {
  /// The message's own subject, in clear, as Exchange does.
  ORIGINAL,
  /// Who sent a protected message.
  NEUTRAL,
  /// That there is a protected message, and no more.
  HIDDEN
}
