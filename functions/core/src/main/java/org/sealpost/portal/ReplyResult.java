package org.sealpost.portal;

/// Answer to [ReadingDesk#reply].
public sealed interface ReplyResult {
  /// It is durably on its way back into the rules.
  record Sent() implements ReplyResult {}

  record Refused(Refusal why) implements ReplyResult {}
}
