package org.sealpost.rules.predicate;

import static org.sealpost.Require.require;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A number of bytes, written with a unit or without one (ome.md 2.3, Sizes): `20 MB`, `20MB`,
/// `512`. Units count in steps of 1,024.
public record ByteSize(long bytes) {
  private static final Pattern TEXT =
      Pattern.compile("([0-9]{1,12})\\s*(B|KB|MB|GB|TB)?", Pattern.CASE_INSENSITIVE);

  public ByteSize {
    require(bytes >= 0, "a size is not negative");
  }

  /// @throws IllegalArgumentException if it is not a size
  public static ByteSize of(String text) {
    Matcher matcher = TEXT.matcher(text.strip());
    require(matcher.matches(), "a size: a number and B, KB, MB, GB or TB, such as 20 MB");
    String unit = matcher.group(2);
    int steps = unit == null ? 0 : "BKMGT".indexOf(unit.toUpperCase(Locale.ROOT).charAt(0));
    return new ByteSize(Math.multiplyExact(Long.parseLong(matcher.group(1)), 1L << (10 * steps)));
  }

  /// In the largest unit that needs no fraction.
  @Override
  public String toString() {
    long number = bytes;
    int steps = 0;
    while (steps < 4 && number != 0 && number % 1024 == 0) {
      number /= 1024;
      steps++;
    }
    return number + " " + new String[] {"B", "KB", "MB", "GB", "TB"}[steps];
  }
}
