package org.sealpost.portal;

import java.time.Instant;

/// Whether a notice is ours, as far as its reference tells.
public sealed interface NoticeCheck {
  /// We have sent one.
  ///
  /// @param at the beginning of the day, in UTC: more is nobody's business
  record Sent(Instant at) implements NoticeCheck {}

  /// We know of none.
  record Unknown() implements NoticeCheck {}

  /// It is no reference.
  record Malformed() implements NoticeCheck {}

  /// Too many were asked for.
  record TooOften() implements NoticeCheck {}
}
