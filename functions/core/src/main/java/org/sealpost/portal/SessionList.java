package org.sealpost.portal;

import java.util.List;

/// All sessions of one mailbox, the newest first.
///
/// @param reader the mailbox's address
public record SessionList(String reader, List<OpenSession> sessions) {
  public SessionList {
    sessions = List.copyOf(sessions);
  }
}
