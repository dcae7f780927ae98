package org.sealpost.protection;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sealpost.mail.EmailAddress;

/// The protected messages that went to one mailbox, through the portal. What went by S/MIME alone
/// is nothing that the portal could show. Which messages there are may lag a few seconds behind;
/// what they are is read strongly consistently, so that a revocation that was answered before is
/// seen. Messages that were withdrawn are among them. All calls throw [org.sealpost.Unavailable]
/// when the store does not answer.
public interface ReaderMessages {
  /// Of so many of the mailbox's newest messages a conversation is made up: older ones are found by
  /// [#of] only.
  int LOOKED_THROUGH = 1_000;

  /// The newest first, at most `limit`, which is at most 100.
  ///
  /// @param after continues behind there
  Page of(EmailAddress reader, Optional<Position> after, int limit);

  /// Of one conversation, among the newest 1,000 messages of the mailbox: the oldest first, at most
  /// `limit`, the newest of them; `limit` is at most 100.
  List<AddressedMessage> ofConversation(
      EmailAddress reader, ProtectedMessageId conversation, int limit);

  /// @param messages some fewer than asked for where a message was never completely written
  /// @param next behind the last of what was looked at; empty at the end
  record Page(List<AddressedMessage> messages, Optional<Position> next) {
    public Page {
      messages = List.copyOf(messages);
    }
  }

  /// A place in the list of one mailbox. Whoever makes one up gets another part of the same list:
  /// whose list it is, is never written there.
  record Position(Instant acceptedAt, PortalLink link) {
    private static final int LONGEST = 80;
    private static final Pattern WRITTEN =
        Pattern.compile("(\\d{1,11})-(\\d{1,9})-([a-z2-7]{26}\\.[a-z2-7]{26})");

    public static Position of(AddressedMessage message) {
      return new Position(message.message().acceptedAt(), message.link());
    }

    /// Reads what [#toString] has written; empty for anything else.
    public static Optional<Position> parse(String text) {
      Matcher written = WRITTEN.matcher(text.length() > LONGEST ? "" : text);
      if (!written.matches()) {
        return Optional.empty();
      }
      // Seconds of so many digits are far from the last one that there is.
      Instant acceptedAt =
          Instant.ofEpochSecond(Long.parseLong(written.group(1)), Long.parseLong(written.group(2)));
      return PortalLink.parse(written.group(3)).map(link -> new Position(acceptedAt, link));
    }

    /// For addresses of pages.
    @Override
    public String toString() {
      return acceptedAt.getEpochSecond() + "-" + acceptedAt.getNano() + "-" + link;
    }
  }
}
