package org.sealpost.opening;

import static org.sealpost.Require.require;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;

/// A one-time code of 8 decimal digits (ome.md 5.2), sent by mail and typed by hand. Never printed
/// by accident.
public record Passcode(String digits) {
  private static final int DIGITS = 8;
  private static final int BOUND = 100_000_000;

  public Passcode {
    require(digits.matches("[0-9]{" + DIGITS + "}"), "a passcode has 8 digits");
  }

  public static Passcode random(SecureRandom random) {
    return new Passcode(String.format(Locale.ROOT, "%08d", random.nextInt(BOUND)));
  }

  /// Reads what a person typed or pasted: white space, hyphens and invisible characters between the
  /// digits do not count, and digits of other scripts, which keyboards of phones write, are digits.
  public static Optional<Passcode> parse(String typed) {
    StringBuilder digits = new StringBuilder();
    typed
        .replaceAll("[\\s\\p{Z}\\p{Cf}-]", "")
        .codePoints()
        .map(digit -> Character.digit(digit, 10))
        .forEach(digits::append);
    return digits.toString().matches("[0-9]{" + DIGITS + "}")
        ? Optional.of(new Passcode(digits.toString()))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return "Passcode[******]";
  }
}
