package org.sealpost.delivery;

/// What stands in the subject of a wrapper message.
public sealed interface WrapperSubject {
  /// The message's own subject, in clear: the organization has decided so.
  record Original(String text) implements WrapperSubject {}

  /// Who sent a protected message.
  record Neutral() implements WrapperSubject {}

  /// That there is one.
  record Hidden() implements WrapperSubject {}
}
