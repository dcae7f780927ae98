package org.sealpost.reading;

import java.util.List;

/// Where plain text begins to quote earlier messages: lines with `>` at its end, with the line
/// above that says who wrote them, or everything below "Original Message" or a block of headers.
final class QuotedText {
  private QuotedText() {}

  /// The length of the text where nothing is quoted, where anything new follows a quote, or where
  /// there is nothing new at all: then it is shown whole.
  ///
  /// @param text with LF
  static int start(String text) {
    if (text.indexOf('>') < 0 && text.indexOf("--") < 0 && text.indexOf(':') < 0) {
      return text.length();
    }
    List<String> lines = text.lines().toList();
    int first = firstQuoted(lines);
    boolean isNew = lines.subList(0, first).stream().anyMatch(line -> !line.isBlank());
    return first == lines.size() || !isNew ? text.length() : offset(text, first);
  }

  private static int firstQuoted(List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.startsWith(">")) {
        return isQuotedToTheEnd(lines, i) ? withAttribution(lines, i) : lines.size();
      }
      if (QuoteWords.isForwarding(line)) {
        return lines.size();
      }
      if (QuoteWords.isOriginalMessage(line) || isHeaderBlock(lines, i)) {
        return withRule(lines, i);
      }
    }
    return lines.size();
  }

  private static boolean isQuotedToTheEnd(List<String> lines, int from) {
    return lines.subList(from, lines.size()).stream()
        .allMatch(line -> line.isBlank() || line.stripLeading().startsWith(">"));
  }

  private static boolean isHeaderBlock(List<String> lines, int at) {
    return at + 1 < lines.size()
        && QuoteWords.isFirstHeader(lines.get(at).strip())
        && lines.subList(at + 1, Math.min(lines.size(), at + 4)).stream()
            .anyMatch(line -> QuoteWords.isSecondHeader(line.strip()));
  }

  /// The line that says who wrote it may have been broken in two.
  private static int withAttribution(List<String> lines, int quote) {
    int above = quote - 1;
    while (above >= 0 && lines.get(above).isBlank()) {
      above--;
    }
    if (above >= 0 && QuoteWords.isAttribution(lines.get(above))) {
      boolean isBroken =
          above > 0
              && !lines.get(above - 1).isBlank()
              && (above == 1 || lines.get(above - 2).isBlank())
              && lines.get(above - 1).matches(".*[0-9].*");
      return isBroken ? above - 1 : above;
    }
    return quote;
  }

  private static int withRule(List<String> lines, int at) {
    return at > 0 && lines.get(at - 1).strip().matches("[_-]{5,}") ? at - 1 : at;
  }

  private static int offset(String text, int line) {
    int at = 0;
    for (int i = 0; i < line; i++) {
      at = text.indexOf('\n', at) + 1;
    }
    return at;
  }
}
