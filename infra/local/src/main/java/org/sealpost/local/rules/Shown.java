package org.sealpost.local.rules;

import static java.util.stream.Collectors.joining;

import org.sealpost.rules.simulation.Printable;

/// Texts of several lines for a terminal.
final class Shown {
  private static final int LONGEST = 10_000;

  private Shown() {}

  /// Its lines, indented as they are, without what would move the cursor.
  static String lines(String text) {
    return text.lines()
        .map(Shown::line)
        .collect(joining("\n", "", text.endsWith("\n") ? "\n" : ""));
  }

  private static String line(String line) {
    String content = line.stripLeading();
    return " ".repeat(line.length() - content.length()) + Printable.of(content, LONGEST);
  }
}
