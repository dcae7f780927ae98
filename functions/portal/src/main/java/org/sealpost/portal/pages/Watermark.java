package org.sealpost.portal.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;

/// Faint text to be laid over a page again and again, so that a picture of the screen tells whose
/// screen it was. It discourages, and prevents nothing (threat 34).
final class Watermark {
  private static final int LETTER_WIDTH = 9;
  private static final int SHORTEST = 120;
  private static final int HEIGHT = 150;

  private Watermark() {}

  /// As CSS for `background-image`, a `data:` address of a picture; `none` for no text. Holds
  /// nothing but letters that CSS and HTML take as they are.
  static String of(String text) {
    return text.isEmpty()
        ? "none"
        : "url(data:image/svg+xml;base64,"
            + Base64.getEncoder().encodeToString(svg(text).getBytes(UTF_8))
            + ")";
  }

  private static String svg(String text) {
    int width = Math.max(SHORTEST, text.length() * LETTER_WIDTH) + 60;
    return """
        <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d">\
        <text x="50%%" y="50%%" text-anchor="middle" transform="rotate(-20 %d %d)" \
        font-family="sans-serif" font-size="15" fill="#808890" fill-opacity=".38">%s</text></svg>\
        """
        .formatted(width, HEIGHT, width / 2, HEIGHT / 2, escaped(text));
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .filter(point -> !Character.isISOControl(point))
        .forEach(
            point -> {
              if (Character.isLetterOrDigit(point) || point == ' ') {
                escaped.appendCodePoint(point);
              } else {
                escaped.append("&#").append(point).append(';');
              }
            });
    return escaped.toString();
  }
}
