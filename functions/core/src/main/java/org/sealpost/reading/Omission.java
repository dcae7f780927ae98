package org.sealpost.reading;

/// What of a message is not shown in its text, and the reader has to be told.
public enum Omission {
  /// It goes on, and is too long to be shown.
  END,
  /// It is nested too deeply: all of the text is there, and none of the layout.
  LAYOUT,
  /// Pictures that are on some server: fetching them would tell it who reads this, when and where.
  REMOTE_PICTURES,
  /// Pictures of the message itself that are too large here, or not for browsers; they are among
  /// the attachments.
  OWN_PICTURES
}
