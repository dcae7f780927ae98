package org.sealpost.protection;

import java.util.List;
import java.util.Optional;
import org.sealpost.mail.EmailAddress;

/// The protected messages that went to one mailbox. For lists, never for decisions: they may lag a
/// few seconds behind, and hold what was withdrawn meanwhile. All calls throw
/// [org.sealpost.Unavailable] when the store does not answer.
public interface ReaderMessages {
  /// The newest first, at most `limit`.
  ///
  /// @param after continues behind the last entry of an earlier page
  Page of(EmailAddress reader, Optional<String> after, int limit);

  /// All of one conversation, the oldest first, at most `limit`, the newest of them.
  List<AddressedMessage> ofConversation(
      EmailAddress reader, ProtectedMessageId conversation, int limit);

  /// @param next what to give as `after` for what follows; empty at the end
  record Page(List<AddressedMessage> messages, Optional<String> next) {
    public Page {
      messages = List.copyOf(messages);
    }
  }
}
