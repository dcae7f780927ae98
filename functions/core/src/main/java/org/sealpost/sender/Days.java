package org.sealpost.sender;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sealpost.protection.SenderOptions;

/// A number of days as senders write it: `7`, `7d`, `7 days`.
final class Days {
  private static final Pattern WHITE_SPACE = Pattern.compile("[\\s\\p{Z}\\x1c-\\x1f\\x85]+");
  private static final Pattern DAYS =
      Pattern.compile("([0-9]{1,4}) ?(?:d|day|days)?", Pattern.CASE_INSENSITIVE);

  private Days() {}

  /// Empty when it is no such number, or not one that [SenderOptions] takes.
  static Optional<Integer> of(String text) {
    Matcher matcher = DAYS.matcher(WHITE_SPACE.matcher(text).replaceAll(" ").strip());
    return matcher.matches()
        ? Optional.of(Integer.valueOf(matcher.group(1)))
            .filter(days -> days >= 1 && days <= SenderOptions.MOST_DAYS)
        : Optional.empty();
  }
}
