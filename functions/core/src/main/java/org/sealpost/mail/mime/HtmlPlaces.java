package org.sealpost.mail.mime;

import static java.util.Locale.ROOT;

import java.util.Set;

/// Where in an HTML document something can be added so that a reader sees it. The document is only
/// looked over, tag by tag, and never written anew: the rest of it stays as it was. What is left
/// open at its end and would swallow an addition (a comment, a tag, a script) counts as the end.
///
/// @param first behind the start tag of the body, or where it begins without one
/// @param last before the end tag of the body, or where the document ends without one
record HtmlPlaces(int first, int last) {
  /// Elements whose content is no markup (HTML 13.2.5).
  private static final Set<String> RAW =
      Set.of(
          "script",
          "style",
          "textarea",
          "title",
          "xmp",
          "iframe",
          "noembed",
          "noframes",
          "plaintext");

  static HtmlPlaces of(String html) {
    return new Scan(html).places();
  }

  private static final class Scan {
    private static final int NONE = -1;
    private final String html;
    private int bodyStart = NONE;
    private int headEnd = NONE;
    private int rootStart = NONE;
    private int bodyEnd = NONE;
    private int rootEnd = NONE;
    private int end;
    private boolean commentsEnd = true;

    Scan(String html) {
      this.html = html;
      this.end = html.length();
    }

    HtmlPlaces places() {
      int at = html.indexOf('<');
      while (at >= 0) {
        int next = construct(at);
        if (next < 0) {
          end = at;
          break;
        }
        at = html.indexOf('<', next);
      }
      int last = bodyEnd >= 0 ? bodyEnd : rootEnd >= 0 ? rootEnd : end;
      int first = bodyStart >= 0 ? bodyStart : headEnd >= 0 ? headEnd : Math.max(rootStart, 0);
      return new HtmlPlaces(Math.min(first, last), last);
    }

    /// Behind the construct that begins here; negative when it does not end.
    private int construct(int at) {
      if (html.startsWith("<!--", at)) {
        return endOfComment(at);
      }
      if (html.startsWith("<!", at) || html.startsWith("<?", at)) {
        int close = html.indexOf('>', at);
        if (rootStart < 0 && html.regionMatches(true, at, "<!doctype", 0, 9)) {
          rootStart = close + 1;
        }
        return close + (close < 0 ? 0 : 1);
      }
      int name = at + (html.startsWith("</", at) ? 2 : 1);
      if (name >= html.length() || !isLetter(html.charAt(name))) {
        return at + 1;
      }
      return tag(at, name);
    }

    private int endOfComment(int at) {
      if (html.startsWith("<!-->", at)) {
        return at + 5;
      }
      if (html.startsWith("<!--->", at)) {
        return at + 6;
      }
      int plain = commentsEnd ? html.indexOf("-->", at + 4) : NONE;
      // Not found once, it is not looked for again: many comments must not cost the square.
      commentsEnd = plain >= 0;
      int bang = html.indexOf("--!>", at + 4, plain < 0 ? html.length() : plain);
      return bang >= 0 ? bang + 4 : plain < 0 ? NONE : plain + 3;
    }

    private int tag(int at, int nameStart) {
      int nameEnd = nameStart;
      while (nameEnd < html.length() && !isEndOfName(html.charAt(nameEnd))) {
        nameEnd++;
      }
      int close = endOfTag(nameEnd);
      if (close < 0) {
        return -1;
      }
      String name = html.substring(nameStart, Math.min(nameEnd, nameStart + 20)).toLowerCase(ROOT);
      if (nameStart == at + 2) {
        endTag(name, at, close);
        return close;
      }
      startTag(name, close);
      return RAW.contains(name) ? endOfRaw(name, close) : close;
    }

    private void startTag(String name, int close) {
      switch (name) {
        case "body" -> bodyStart = bodyStart < 0 ? close : bodyStart;
        case "html" -> rootStart = bodyStart < 0 ? close : rootStart;
        default -> {
          // Not a place.
        }
      }
    }

    private void endTag(String name, int at, int close) {
      switch (name) {
        case "body" -> bodyEnd = at;
        case "html" -> rootEnd = at;
        case "head" -> headEnd = headEnd < 0 ? close : headEnd;
        default -> {
          // Not a place.
        }
      }
    }

    /// Attribute values may hold a `>` within quotes.
    private int endOfTag(int from) {
      int at = from;
      boolean afterEquals = false;
      while (at < html.length()) {
        char next = html.charAt(at);
        if (next == '>') {
          return at + 1;
        }
        if (afterEquals && (next == '"' || next == '\'')) {
          at = html.indexOf(next, at + 1);
          if (at < 0) {
            return -1;
          }
        }
        afterEquals = next == '=' || (afterEquals && next <= ' ');
        at++;
      }
      return -1;
    }

    private int endOfRaw(String name, int from) {
      for (int at = html.indexOf("</", from); at >= 0; at = html.indexOf("</", at + 2)) {
        int nameEnd = at + 2 + name.length();
        if (html.regionMatches(true, at + 2, name, 0, name.length())
            && nameEnd < html.length()
            && isEndOfName(html.charAt(nameEnd))
            && !name.equals("plaintext")) {
          return endOfTag(nameEnd);
        }
      }
      return -1;
    }

    private static boolean isEndOfName(char next) {
      return next <= ' ' || next == '/' || next == '>';
    }

    private static boolean isLetter(char next) {
      return (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z');
    }
  }
}
