package org.sealpost.protection;

import java.util.Optional;

/// Where a protected message stands among others.
///
/// @param conversation id of the first message of the thread that we know; its own for that one
/// @param passesOn the message that it passes on: withdrawn for everybody when that one is
public record ConversationPlace(
    ProtectedMessageId conversation, Optional<ProtectedMessageId> passesOn) {
  /// Of a message that begins a conversation.
  public static ConversationPlace first(ProtectedMessageId message) {
    return new ConversationPlace(message, Optional.empty());
  }
}
