package org.sealpost.rules.simulation;

import java.io.IOException;

/// A message that waits to be decided upon.
///
/// @param name of its file, or its place in an mbox
/// @param heldBytes how much memory it takes while it waits; 0 when it is read only when its turn
///     comes
public record MailToReplay(String name, long heldBytes, Content content) {
  /// Its bytes.
  @FunctionalInterface
  public interface Content {
    /// Called once, on any thread.
    ///
    /// @throws IOException with one sentence for people, when it cannot be read
    byte[] read() throws IOException;
  }
}
