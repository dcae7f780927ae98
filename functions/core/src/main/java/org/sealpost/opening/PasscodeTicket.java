package org.sealpost.opening;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// What a browser keeps of its newest request for a passcode: the code works together with it only.
/// Every request gets a new one, so that what was sent before is worth nothing in this browser.
///
/// @param askedAt as the browser says; nothing depends on it but kindness
public record PasscodeTicket(SecretToken token, Instant askedAt) {
  /// How long a browser waits before it asks once more.
  public static final Duration PAUSE = Duration.ofSeconds(30);

  private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
  private static final int REFERENCE = 4;

  /// Reads [#toText]; empty for anything else.
  public static Optional<PasscodeTicket> parse(String text) {
    int dot = text.indexOf('.');
    if (dot < 0 || !text.substring(dot + 1).matches("[0-9]{1,11}")) {
      return Optional.empty();
    }
    Instant askedAt = Instant.ofEpochSecond(Long.parseLong(text.substring(dot + 1)));
    return SecretToken.parse(text.substring(0, dot))
        .map(token -> new PasscodeTicket(token, askedAt));
  }

  /// For a cookie.
  public String toText() {
    return token.value() + "." + askedAt.getEpochSecond();
  }

  /// By which people tell the mail with this very code from others (ome.md 5.2): page and mail show
  /// it. Made of the token alone, so that the page needs to look nothing up.
  public String reference() {
    long digest = Long.parseUnsignedLong(token.derived("reference").substring(0, 8), 16);
    StringBuilder code = new StringBuilder();
    for (int at = 0; at < REFERENCE; at++) {
      code.append(ALPHABET.charAt((int) (digest >>> (5 * at)) & 0x1f));
    }
    return code.toString().toUpperCase(Locale.ROOT);
  }

  /// Whether it is too early to ask again.
  public boolean isFresh(Instant now) {
    return !askedAt.isAfter(now) && now.isBefore(askedAt.plus(PAUSE));
  }

  @Override
  public String toString() {
    return "PasscodeTicket[******]";
  }
}
