package org.sealpost.reading;

import java.util.Locale;
import java.util.Set;

/// HTML whose elements are nested deeper than anybody reads them: all of its text in lines, and
/// nothing else. Not safe by itself: it goes through the sanitizer like any other.
final class FlatHtml {
  private static final Set<String> LINES =
      Set.of(
          "br",
          "p",
          "div",
          "tr",
          "li",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "table",
          "hr",
          "blockquote",
          "pre",
          "ul",
          "ol");
  private static final Set<String> UNSEEN = Set.of("script", "style", "title", "head");

  private FlatHtml() {}

  static String of(String html) {
    StringBuilder flat = new StringBuilder();
    int at = 0;
    while (at < html.length()) {
      int tag = html.indexOf('<', at);
      if (tag < 0) {
        return flat.append(html, at, html.length()).toString();
      }
      flat.append(html, at, tag);
      at = afterTag(html, tag, flat);
    }
    return flat.toString();
  }

  private static int afterTag(String html, int tag, StringBuilder flat) {
    if (html.startsWith("<!--", tag)) {
      int end = html.indexOf("-->", tag + 4);
      return end < 0 ? html.length() : end + 3;
    }
    int end = html.indexOf('>', tag);
    if (end < 0) {
      return html.length();
    }
    String name = name(html, tag + 1);
    if (LINES.contains(name) && !endsWithLine(flat)) {
      flat.append("<br>");
    }
    if (UNSEEN.contains(name) && html.charAt(tag + 1) != '/') {
      int close = html.toLowerCase(Locale.ROOT).indexOf("</" + name, end);
      return close < 0 ? end + 1 : close;
    }
    return end + 1;
  }

  private static boolean endsWithLine(StringBuilder flat) {
    return flat.length() < 4 || flat.substring(flat.length() - 4).equals("<br>");
  }

  private static String name(String html, int from) {
    int start = html.charAt(from) == '/' ? from + 1 : from;
    int end = start;
    while (end < html.length() && end - start < 12 && Character.isLetterOrDigit(html.charAt(end))) {
      end++;
    }
    return html.substring(start, end).toLowerCase(Locale.ROOT);
  }
}
