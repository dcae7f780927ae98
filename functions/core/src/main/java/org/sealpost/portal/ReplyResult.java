package org.sealpost.portal;

/// Answer to [MessagePortal#reply].
public sealed interface ReplyResult {
  /// It is durably on its way back into the rules.
  record Sent() implements ReplyResult {}

  /// The message does not grant REPLY.
  record NotAllowed() implements ReplyResult {}

  record Refused(Refusal why) implements ReplyResult {}
}
