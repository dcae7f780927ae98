package org.sealpost.reading;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/// What HTML says, as plain text: blocks on lines of their own, list items with a dash, quotes with
/// `>`, and where links lead behind them. Told what the sanitizer has let through.
final class TextView {
  private static final Set<String> PARAGRAPHS =
      Set.of(
          "p",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "pre",
          "blockquote",
          "ul",
          "ol",
          "dl",
          "table",
          "figure");
  private static final Set<String> LINES =
      Set.of("div", "li", "tr", "dt", "dd", "center", "address", "caption", "figcaption");

  /// What comes then is left out, and would not fit a page either.
  private static final int LONGEST = 4_500_000;

  private final StringBuilder text = new StringBuilder();
  private final Deque<String> hrefs = new ArrayDeque<>();
  private int linkFrom;
  private int preformatted;
  private int quotes;

  /// Line ends that stand between what was said and what will be.
  private int lines;

  private boolean spaced;

  String all() {
    return text.toString().strip();
  }

  void openTag(String element, List<String> attributes) {
    blocks(element);
    switch (element) {
      case "br" -> lines++;
      case "hr" -> {
        lines(1);
        say("----------");
        lines(1);
      }
      case "li" -> say("- ");
      case "td", "th" -> spaced = true;
      case "pre" -> preformatted++;
      case "blockquote" -> quotes++;
      case "img" -> words(Attributes.value(attributes, "alt"));
      case "a" -> {
        hrefs.push(Attributes.value(attributes, "href"));
        linkFrom = text.length();
      }
      default -> {
        // Says nothing of its own.
      }
    }
  }

  void closeTag(String element) {
    switch (element) {
      case "pre" -> preformatted--;
      case "a" -> {
        if (!hrefs.isEmpty()) {
          lead(hrefs.pop());
        }
      }
      default -> {
        // Nothing of it goes on.
      }
    }
    blocks(element);
    if (element.equals("blockquote")) {
      quotes--;
    }
  }

  void text(String said) {
    if (preformatted == 0) {
      words(said);
      return;
    }
    String[] all = said.split("\r?\n", -1);
    for (int i = 0; i < all.length; i++) {
      lines += i > 0 ? 1 : 0;
      say(all[i]);
    }
  }

  private void words(String said) {
    boolean isFirst = true;
    for (String word : said.replace('\u00a0', ' ').split("[ \t\r\n\f]+", -1)) {
      spaced |= !isFirst;
      say(word);
      isFirst = false;
    }
  }

  private void blocks(String element) {
    if (PARAGRAPHS.contains(element)) {
      lines(2);
    } else if (LINES.contains(element)) {
      lines(1);
    }
  }

  private void lines(int least) {
    lines = Math.max(lines, least);
  }

  private void lead(String href) {
    String target = href.replaceFirst("(?i)^mailto:", "");
    boolean isSaid =
        linkFrom <= text.length()
            && text.substring(linkFrom).strip().equalsIgnoreCase(target.replaceAll("/$", ""));
    if (!target.isEmpty() && !isSaid) {
      spaced = true;
      say("<" + target + ">");
    }
  }

  private void say(String word) {
    if (word.isEmpty() || text.length() >= LONGEST) {
      return;
    }
    if (lines > 0 && !endsWithDash()) {
      if (!text.isEmpty()) {
        text.repeat("\n", Math.min(lines, 3));
      }
      text.repeat("> ", Math.min(quotes, 20));
    } else if (spaced && !text.isEmpty() && text.charAt(text.length() - 1) != ' ') {
      text.append(' ');
    }
    lines = 0;
    spaced = false;
    text.append(word, 0, Math.min(word.length(), LONGEST - text.length()));
  }

  private boolean endsWithDash() {
    int end = text.length();
    return end >= 2 && text.charAt(end - 1) == ' ' && text.charAt(end - 2) == '-';
  }
}
