package org.sealpost.mail.edit;

import java.util.List;

/// Makes edits on the bytes of a message.
public final class MessageEditor {
  private MessageEditor() {}

  /// The message with all edits made, in order. Parts that no edit is about stay as they are, byte
  /// for byte; signatures of the message as a whole (DKIM) that cannot be valid any more are left
  /// out.
  ///
  /// @param message RFC 5322, CRLF lines
  public static EditedMessage apply(byte[] message, List<MessageEdit> edits) {
    throw new UnsupportedOperationException("to be written");
  }
}
