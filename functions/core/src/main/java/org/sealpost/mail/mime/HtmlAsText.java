package org.sealpost.mail.mime;

import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/// What HTML says, for the plain text beside it.
final class HtmlAsText implements NodeVisitor {
  private static final Set<String> LINES =
      Set.of("blockquote", "center", "div", "hr", "li", "ol", "table", "tr", "ul");
  private static final Set<String> PARAGRAPHS =
      Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "pre");

  private final StringBuilder text = new StringBuilder();

  private HtmlAsText() {}

  /// LF lines, without white space around.
  static String of(Element body) {
    HtmlAsText visitor = new HtmlAsText();
    body.traverse(visitor);
    return visitor
        .text
        .toString()
        .replace('\u00a0', ' ')
        .replaceAll("[ \t]+\n", "\n")
        .replaceAll("\n{3,}", "\n\n")
        .strip();
  }

  @Override
  public void head(Node node, int depth) {
    if (node instanceof TextNode words) {
      String said = words.text();
      text.append(endsWithSpace() ? said.stripLeading() : said);
    } else if (node instanceof Element element) {
      begin(element.normalName());
    }
  }

  private void begin(String name) {
    if (PARAGRAPHS.contains(name)) {
      paragraph();
    } else if (LINES.contains(name)) {
      line();
    }
    switch (name) {
      case "br" -> text.append('\n');
      case "li" -> text.append("- ");
      case "td", "th" -> text.append(endsWithSpace() ? "" : " ");
      default -> {
        // Says nothing of its own.
      }
    }
  }

  @Override
  public void tail(Node node, int depth) {
    if (!(node instanceof Element element)) {
      return;
    }
    String name = element.normalName();
    String target = element.attr("href").replaceFirst("^(?:mailto|tel):", "");
    if (name.equals("a") && !target.isEmpty() && !element.text().contains(target)) {
      text.append(" <").append(target).append('>');
    }
    if (PARAGRAPHS.contains(name)) {
      paragraph();
    } else if (LINES.contains(name)) {
      line();
    }
  }

  private void line() {
    if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
      text.append('\n');
    }
  }

  private void paragraph() {
    line();
    if (!text.isEmpty()) {
      text.append('\n');
    }
  }

  private boolean endsWithSpace() {
    return text.isEmpty() || Character.isWhitespace(text.charAt(text.length() - 1));
  }
}
