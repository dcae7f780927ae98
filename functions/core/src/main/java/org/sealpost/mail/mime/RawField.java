package org.sealpost.mail.mime;

import static java.util.Locale.ROOT;

/// One header field as it stands in the message.
///
/// @param line all of it, each octet one character, its last CRLF included
record RawField(String line) {
  /// In lower case, as Jakarta Mail finds it.
  String name() {
    int colon = line.indexOf(':');
    return (colon < 0 ? line : line.substring(0, colon)).trim().toLowerCase(ROOT);
  }

  /// As it was written; for a field that is to be written once more.
  String writtenName() {
    int colon = line.indexOf(':');
    return (colon < 0 ? line : line.substring(0, colon)).trim();
  }

  boolean hasValue() {
    return line.indexOf(':') >= 0;
  }

  /// What stands behind the colon, folds included.
  String rawValue() {
    String value = line.substring(line.indexOf(':') + 1);
    return value.endsWith(FieldText.CRLF) ? value.substring(0, value.length() - 2) : value;
  }

  /// As [MimeReader] reads it.
  String value() {
    return HeaderText.decoded(rawValue());
  }

  RawField withEnd() {
    return line.endsWith("\n") ? this : new RawField(line + FieldText.CRLF);
  }
}
