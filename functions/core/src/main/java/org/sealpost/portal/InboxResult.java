package org.sealpost.portal;

import java.util.List;
import java.util.Optional;

/// Answer to [InboxDesk#list] and [InboxDesk#conversation].
public sealed interface InboxResult {
  /// @param reader whose messages they are
  /// @param entries of [InboxDesk#list] the newest first, of [InboxDesk#conversation] the oldest
  /// @param next what leads to older ones, where there are any
  record Listed(String reader, List<InboxEntry> entries, Optional<String> next)
      implements InboxResult {
    public Listed {
      entries = List.copyOf(entries);
    }

    /// They are personal.
    @Override
    public String toString() {
      return "Listed[" + entries.size() + " entries]";
    }
  }

  record Refused(Refusal why) implements InboxResult {}
}
