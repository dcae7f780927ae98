package org.sealpost.reading;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Plain text as HTML: a paragraph for each, in its own direction, with its white space, and with
/// links where addresses stand.
final class SafeText {
  private static final String START = "<div style=\"white-space:pre-wrap\">";
  private static final String END = "</div>";
  private static final String PARAGRAPH = "<p dir=\"auto\">";
  private static final String PARAGRAPH_END = "</p>";

  /// Ends before what ends a sentence, a bracket or a quotation.
  private static final Pattern LINK =
      Pattern.compile(
          "\\b(?:https?://[^\\s<>\"\u00ab\u00bb\u201c\u201d\u2018\u2019\\p{Cc}\\p{Cf}]{1,2000}+"
              + "|mailto:[^\\s<>\"\\p{Cc}\\p{Cf}]{3,300}+)",
          Pattern.CASE_INSENSITIVE);
  private static final String NOT_LAST = ".,;:!?'*_\u3002\uff0c\u060c\u061b\u061f";
  private static final int CHUNK = 4_096;

  private final PageRoom room;
  private final StringBuilder html = new StringBuilder();
  private boolean isCut;

  private SafeText(PageRoom room) {
    this.room = room;
  }

  /// @param isForwarded whether what it quotes is what it is about
  static MessageText of(String text, boolean isForwarded) {
    PageRoom room = new PageRoom();
    String all = text.replace("\r\n", "\n").replace('\r', '\n').replace("\u0000", "");
    int history = isForwarded ? all.length() : QuotedText.start(all);
    SafeText fresh = new SafeText(room);
    fresh.write(all.substring(0, history));
    SafeText quoted = new SafeText(room);
    quoted.write(all.substring(history));
    return new MessageText(
        fresh.html.toString(),
        history == all.length() ? Optional.empty() : Optional.of(quoted.html.toString()),
        PageRoom.cut(all),
        fresh.isCut || quoted.isCut ? Set.of(Omission.END) : Set.of());
  }

  private void write(String text) {
    html.append(START);
    for (String paragraph : paragraphs(text)) {
      if (!room.has(CHUNK)) {
        isCut = true;
        break;
      }
      int from = html.length();
      html.append(PARAGRAPH);
      room.take(html, from);
      links(paragraph);
      from = html.length();
      html.append(PARAGRAPH_END);
      room.take(html, from);
    }
    html.append(END);
  }

  /// Empty lines part them; more than one of these stay as they are.
  private static List<String> paragraphs(String text) {
    return Pattern.compile("\n[ \t]*\n")
        .splitAsStream(text.stripTrailing())
        .filter(paragraph -> !paragraph.isEmpty())
        .toList();
  }

  private void links(String paragraph) {
    Matcher link = LINK.matcher(paragraph);
    int at = 0;
    while (link.find()) {
      String address = address(link.group());
      if (address.length() <= "https://".length()) {
        continue;
      }
      escape(paragraph, at, link.start());
      link(address);
      at = link.start() + address.length();
    }
    escape(paragraph, at, paragraph.length());
  }

  private static String address(String found) {
    int end = found.length();
    while (end > 0 && isOutside(found, end)) {
      end--;
    }
    return found.substring(0, end);
  }

  /// A closing bracket belongs to the address where it has opened one itself.
  private static boolean isOutside(String found, int end) {
    char last = found.charAt(end - 1);
    return NOT_LAST.indexOf(last) >= 0
        || (last == ')' && found.lastIndexOf('(', end - 1) < 0)
        || (last == ']' && found.lastIndexOf('[', end - 1) < 0)
        || (last == '}' && found.lastIndexOf('{', end - 1) < 0);
  }

  private void link(String address) {
    if (!room.has(12L * address.length() + CHUNK)) {
      escape(address, 0, address.length());
      return;
    }
    int from = html.length();
    html.append("<a href=\"");
    escape(html, address, 0, address.length());
    html.append("\" rel=\"noopener noreferrer nofollow\">");
    escape(html, address, 0, address.length());
    html.append("</a>");
    room.take(html, from);
  }

  private void escape(String text, int from, int to) {
    for (int at = from; at < to; ) {
      int end = Math.min(at + CHUNK, to);
      if (!room.has(6L * (end - at))) {
        isCut = true;
        return;
      }
      if (end < to && Character.isHighSurrogate(text.charAt(end - 1))) {
        end--;
      }
      int start = html.length();
      escape(html, text, at, end);
      room.take(html, start);
      at = end;
    }
  }

  private static void escape(StringBuilder html, String text, int from, int to) {
    for (int at = from; at < to; at++) {
      char letter = text.charAt(at);
      switch (letter) {
        case '&' -> html.append("&amp;");
        case '<' -> html.append("&lt;");
        case '>' -> html.append("&gt;");
        case '"' -> html.append("&quot;");
        case '\'' -> html.append("&#39;");
        default -> {
          boolean isControl = Character.isISOControl(letter) && letter != '\n' && letter != '\t';
          html.append(isControl ? '\ufffd' : letter);
        }
      }
    }
  }
}
