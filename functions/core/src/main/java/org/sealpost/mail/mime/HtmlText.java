package org.sealpost.mail.mime;

import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/// What can be read in HTML, whether or not it is shown: styles hide nothing here.
public final class HtmlText {
  /// Shown as a tip, in place of a picture, or in a field.
  private static final Set<String> SHOWN_ATTRIBUTES =
      Set.of("alt", "title", "placeholder", "value", "label", "aria-label", "summary", "content");

  /// Not blocks to jsoup, and yet on lines or in boxes of their own.
  private static final Set<String> APART = Set.of("br", "td", "th", "option", "button");

  private HtmlText() {}

  /// The text of all elements but scripts and styles, of attributes that mail programs show, and of
  /// conditional comments, which Outlook shows. Words that only formatting parts are whole; those
  /// of different blocks and cells stand apart. Never throws.
  ///
  /// @param html as sent, hostile; its links are not followed
  public static String of(String html) {
    StringBuilder text = new StringBuilder();
    Jsoup.parse(html).traverse(new Collector(text, true));
    return text.toString().strip();
  }

  private record Collector(StringBuilder text, boolean readsComments) implements NodeVisitor {
    @Override
    public void head(Node node, int depth) {
      switch (node) {
        case TextNode part -> text.append(part.getWholeText());
        case Comment comment when readsComments -> conditional(comment.getData());
        case Element element -> {
          separate(element);
          SHOWN_ATTRIBUTES.stream()
              .filter(element::hasAttr)
              .forEach(name -> text.append(' ').append(element.attr(name)).append(' '));
        }
        default -> {}
      }
    }

    @Override
    public void tail(Node node, int depth) {
      if (node instanceof Element element) {
        separate(element);
      }
    }

    private void separate(Element element) {
      boolean isApart = APART.contains(element.normalName()) || element.isBlock();
      if (isApart && !text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
        text.append('\n');
      }
    }

    /// `[if mso]>...<![endif]`. What is inside cannot be another comment.
    private void conditional(String comment) {
      if (comment.stripLeading().startsWith("[if")) {
        Jsoup.parse(comment.substring(comment.indexOf('>') + 1))
            .traverse(new Collector(text, false));
      }
    }
  }
}
