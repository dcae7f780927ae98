package org.sealpost.portal.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Optional;

/// A few words of the reader's own, which their browser keeps and nobody else knows: a page that
/// shows them before it asks for a passcode is the real one.
///
/// @param text 1 to 60 characters on one line, without invisible ones
record TrustPhrase(String text) {
  static final int LONGEST = 60;

  /// Of the cookie: 60 characters of four bytes, in base 64.
  private static final int LONGEST_VALUE = 320;

  /// As somebody typed it; empty when nothing is left of it, or too much.
  static Optional<TrustPhrase> parse(String typed) {
    String text =
        typed.length() > 10 * LONGEST
            ? ""
            : typed.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Z}\\p{Co}\\p{Cn}\\p{Cs}]+", " ").strip();
    int length = text.codePointCount(0, text.length());
    return length == 0 || length > LONGEST ? Optional.empty() : Optional.of(new TrustPhrase(text));
  }

  String toValue() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }

  /// Of a cookie; empty for whatever we did not write.
  static Optional<TrustPhrase> ofValue(String value) {
    if (value.length() > LONGEST_VALUE) {
      return Optional.empty();
    }
    try {
      return parse(new String(Base64.getUrlDecoder().decode(value), UTF_8));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  /// Nobody else's business.
  @Override
  public String toString() {
    return "TrustPhrase[******]";
  }
}
