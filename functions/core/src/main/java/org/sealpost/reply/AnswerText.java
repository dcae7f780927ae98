package org.sealpost.reply;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jsoup.nodes.Entities;
import org.sealpost.mail.mime.SafeHtmlText;
import org.sealpost.reading.RenderedMessage;
import org.sealpost.reading.SafeFragment;

/// The body of an answer: what its reader has written, made harmless, and below it what it answers.
///
/// @param html of the same; empty where nobody has asked for more than plain text
record AnswerText(String text, Optional<String> html) {
  /// Of what is quoted. Conversations that quote all of themselves grow with each turn.
  private static final int LONGEST_QUOTE = 500_000;

  private static final String CUT = "\n[…]";
  private static final String QUOTE =
      "<blockquote type=\"cite\" style=\"margin:0 0 0 0.8ex;border-left:1px solid #999;"
          + "padding-left:1ex\">";

  /// @param above lines that stand above the quote
  static AnswerText of(
      AnswerKind kind, Written written, RenderedMessage answered, List<String> above) {
    Optional<SafeHtmlText> rich = rich(written);
    String own = rich.map(SafeHtmlText::text).orElseGet(() -> plain(written));
    boolean isForward = kind == AnswerKind.FORWARD;
    // Who passes a message on says nothing without it.
    boolean quotes = written.quote() || isForward;
    List<String> lines = above.stream().map(AnswerText::oneLine).toList();
    String text = quotes ? joined(own, quotedText(isForward, answered, lines)) : own;
    if (rich.isEmpty() && !isForward) {
      return new AnswerText(text, Optional.empty());
    }
    String ownHtml = rich.map(SafeHtmlText::html).orElseGet(() -> escaped(own));
    String below = quotes ? quotedHtml(isForward, answered, lines) : "";
    return new AnswerText(
        text,
        Optional.of(
            "<!doctype html><html><head><meta charset=\"utf-8\"></head><body><div dir=\"auto\">"
                + ownHtml
                + "</div>"
                + below
                + "</body></html>"));
  }

  /// What the reader has written, without what it answers.
  static String own(Written written) {
    return rich(written).map(SafeHtmlText::text).orElseGet(() -> plain(written));
  }

  /// An editor that holds nothing still holds a paragraph.
  private static Optional<SafeHtmlText> rich(Written written) {
    return written
        .html()
        .map(html -> SafeHtmlText.of(SafeFragment.of(html)))
        .filter(safe -> !safe.text().isBlank());
  }

  private static String plain(Written written) {
    return written.text().replace("\r\n", "\n").replace('\r', '\n').stripTrailing();
  }

  private static String quotedText(
      boolean isForward, RenderedMessage answered, List<String> above) {
    String quoted = cut(answered.plainText().replace("\r\n", "\n").replace('\r', '\n'));
    String lines = String.join("\n", above) + "\n";
    return isForward
        ? lines + "\n" + quoted
        : lines + quoted.lines().map(AnswerText::quotedLine).collect(Collectors.joining("\n"));
  }

  /// What was quoted before moves one level further.
  private static String quotedLine(String line) {
    return line.startsWith(">") ? ">" + line : ("> " + line).stripTrailing();
  }

  private static String quotedHtml(
      boolean isForward, RenderedMessage answered, List<String> above) {
    String all = answered.safeHtml() + answered.safeHistory().orElse("");
    String quoted = SafeHtmlText.of(cut(all.replaceAll("<img\\b[^>]*+>", ""))).html();
    String lines =
        above.stream().map(AnswerText::escape).collect(Collectors.joining("<br>", "<p>", "</p>"));
    return "<br>"
        + lines
        + (isForward ? "<div>" + quoted + "</div>" : QUOTE + quoted + "</blockquote>");
  }

  private static String escaped(String text) {
    return "<div style=\"white-space:pre-wrap\">" + escape(text).replace("\n", "<br>") + "</div>";
  }

  private static String escape(String text) {
    return Entities.escape(text);
  }

  private static String oneLine(String line) {
    return line.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]+", " ").strip();
  }

  private static String joined(String own, String quote) {
    return own.isEmpty() ? quote : own + "\n\n" + quote;
  }

  private static String cut(String text) {
    if (text.length() <= LONGEST_QUOTE) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(LONGEST_QUOTE - 1)) ? 1 : 0;
    return text.substring(0, LONGEST_QUOTE - end) + CUT;
  }
}
