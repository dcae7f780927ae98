package org.sealpost.inspection.parsers;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What file names end with. A name is written by strangers and is never used as a path.
final class Extensions {
  /// Programs stop reading a name at any of these, or read on: each piece may have an extension.
  private static final Pattern BREAK = Pattern.compile("[\\p{Cc};:\\\\/]+");

  /// Invisible, or dropped by Windows.
  private static final Pattern PADDING = Pattern.compile("\\p{Cf}+|[.\\s\\p{Z}]+$");

  private static final int LONGEST = 32;
  private static final int LONGEST_NAME = 100_000;

  private Extensions() {}

  /// Lower case, without dot; of `a.tar.gz` it is `gz`. Usually one; none for a name without dot or
  /// with more than 32 characters behind it.
  static Set<String> of(String name) {
    String end = name.substring(Math.max(0, name.length() - LONGEST_NAME));
    return BREAK
        .splitAsStream(end)
        .map(piece -> PADDING.matcher(piece).replaceAll(""))
        .filter(piece -> piece.indexOf('.') >= 0)
        .map(piece -> piece.substring(piece.lastIndexOf('.') + 1).strip())
        .filter(extension -> !extension.isEmpty() && extension.length() <= LONGEST)
        .map(extension -> extension.toLowerCase(Locale.ROOT))
        .limit(LONGEST)
        .collect(Collectors.toUnmodifiableSet());
  }
}
