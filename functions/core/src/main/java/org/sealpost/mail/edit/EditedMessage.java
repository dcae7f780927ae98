package org.sealpost.mail.edit;

/// Outcome of editing.
public sealed interface EditedMessage {
  @SuppressWarnings("ArrayRecordComponent") // sent once, never compared
  record Edited(byte[] message) implements EditedMessage {}

  /// A disclaimer could not be added, and without it the mail must not go.
  record Refused(String reason) implements EditedMessage {}
}
