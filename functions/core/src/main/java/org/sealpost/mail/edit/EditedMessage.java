package org.sealpost.mail.edit;

import org.sealpost.mail.KeptBytes;

/// Outcome of editing.
public sealed interface EditedMessage {
  /// @param message its header fields all lie in its first stretch
  record Edited(KeptBytes message) implements EditedMessage {}

  /// A disclaimer could not be added, and without it the mail must not go.
  record Refused(String reason) implements EditedMessage {}
}
