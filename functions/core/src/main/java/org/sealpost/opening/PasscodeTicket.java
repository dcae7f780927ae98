package org.sealpost.opening;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// What a browser keeps of its newest request for a passcode at one link: the code works together
/// with it only. The token stays the same as long as a code may live, so that the newest code that
/// really was sent goes on working when a later request is throttled, and nobody can tell by the
/// ticket that it was; a newer code takes the older one's place all the same, because there is one
/// challenge per link and browser.
///
/// @param askedAt as the browser says, to the second; nothing depends on it but kindness
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
  /// it. Made of the ticket alone, so that the page needs to look nothing up; says nothing of the
  /// token.
  public String reference() {
    String derived = token.derived("reference:" + askedAt.getEpochSecond());
    long digest = Long.parseUnsignedLong(derived.substring(0, 8), 16);
    StringBuilder code = new StringBuilder();
    for (int at = 0; at < REFERENCE; at++) {
      code.append(ALPHABET.charAt((int) (digest >>> (5 * at)) & 0x1f));
    }
    return code.toString().toUpperCase(Locale.ROOT);
  }

  /// What the same browser keeps when it asks once more at `now`.
  ///
  /// @return empty when its last code has ended, so that it starts anew
  Optional<PasscodeTicket> again(Instant now) {
    boolean lives = !askedAt.isAfter(now) && now.isBefore(askedAt.plus(PasscodeChallenge.LIFETIME));
    return lives ? Optional.of(new PasscodeTicket(token, now)) : Optional.empty();
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
