package org.sealpost.mail.mime;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
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

  /// Blocks to jsoup, and yet on the line that they stand on, or not shown at all.
  private static final Set<String> WITHIN_LINE =
      Set.of(
          "audio",
          "canvas",
          "del",
          "ins",
          "link",
          "math",
          "meta",
          "noscript",
          "s",
          "script",
          "style",
          "svg",
          "template",
          "video");

  private static final Set<String> NOT_SHOWN = Set.of("datalist", "noscript", "template", "title");

  private static final Pattern HIDING =
      Pattern.compile(
          "display\\s*:\\s*none|visibility\\s*:\\s*(?:hidden|collapse)|mso-hide\\s*:\\s*all"
              + "|(?:opacity|font-size)\\s*:\\s*+\\.?0[.0]*+(?![.0-9])",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern INLINE =
      Pattern.compile(
          "(?:display\\s*:\\s*inline|display\\s*:\\s*contents)", Pattern.CASE_INSENSITIVE);

  private HtmlText() {}

  /// The text of all elements but scripts and styles, of attributes that mail programs show, and of
  /// conditional comments, which Outlook shows. Words that only formatting parts are whole; those
  /// of different blocks and cells stand apart. What most readers do not see where it stands
  /// (attributes, conditional comments, hidden elements) comes behind all the rest, so that it
  /// parts no word either. Never throws.
  ///
  /// @param html as sent, hostile; its links are not followed
  public static String of(String html) {
    Collector collector = new Collector(true);
    Jsoup.parse(html).traverse(collector);
    return collector.all();
  }

  private static final class Collector implements NodeVisitor {
    private final boolean readsComments;
    private final StringBuilder shown = new StringBuilder();
    private final StringBuilder aside = new StringBuilder();
    private Optional<Element> hidden = Optional.empty();

    Collector(boolean readsComments) {
      this.readsComments = readsComments;
    }

    String all() {
      return (aside.isEmpty() ? shown : shown.append('\n').append(aside)).toString().strip();
    }

    @Override
    public void head(Node node, int depth) {
      switch (node) {
        case TextNode part -> text().append(part.getWholeText());
        case Comment comment when readsComments -> conditional(comment.getData());
        case Element element -> {
          if (hidden.isEmpty() && isHidden(element)) {
            hidden = Optional.of(element);
            aside.append('\n');
          }
          separate(element);
          SHOWN_ATTRIBUTES.stream()
              .filter(element::hasAttr)
              .forEach(name -> aside.append('\n').append(element.attr(name)).append('\n'));
        }
        default -> {}
      }
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // the very element that was entered
    public void tail(Node node, int depth) {
      if (node instanceof Element element) {
        separate(element);
        if (hidden.isPresent() && hidden.get() == element) {
          hidden = Optional.empty();
          aside.append('\n');
        }
      }
    }

    private StringBuilder text() {
      return hidden.isPresent() ? aside : shown;
    }

    private static boolean isHidden(Element element) {
      return NOT_SHOWN.contains(element.normalName())
          || element.hasAttr("hidden")
          || HIDING.matcher(element.attr("style")).find();
    }

    private void separate(Element element) {
      boolean isApart =
          APART.contains(element.normalName())
              || (element.isBlock()
                  && !WITHIN_LINE.contains(element.normalName())
                  && !INLINE.matcher(element.attr("style")).find());
      StringBuilder text = text();
      if (isApart && !text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
        text.append('\n');
      }
    }

    /// `[if mso]>...<![endif]`. What is inside cannot be another comment.
    private void conditional(String comment) {
      if (comment.stripLeading().startsWith("[if")) {
        Collector inside = new Collector(false);
        Jsoup.parse(comment.substring(comment.indexOf('>') + 1)).traverse(inside);
        aside.append('\n').append(inside.all()).append('\n');
      }
    }
  }
}
