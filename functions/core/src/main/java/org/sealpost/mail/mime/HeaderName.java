package org.sealpost.mail.mime;

/// What stands before the colon.
final class HeaderName {
  private HeaderName() {}

  /// Without what no name may have (RFC 5322 2.2); never empty.
  static String ascii(String name) {
    String clean = name.replaceAll("[^\\x21-\\x39\\x3b-\\x7e]", "?");
    return clean.isEmpty() ? "X" : clean.substring(0, Math.min(clean.length(), 200));
  }
}
