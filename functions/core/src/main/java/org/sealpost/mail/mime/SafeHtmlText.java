package org.sealpost.mail.mime;

import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Document.OutputSettings;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities.EscapeMode;
import org.jsoup.nodes.TextNode;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;

/// HTML that an admin wrote for mail, made safe (threat 54): text, links, lists and tables with
/// their colours and fonts. No script, form, frame or style sheet, nothing that loads anything:
/// images become their alternative text.
///
/// @param html a fragment in ASCII, other characters as references, so that it fits HTML in nearly
///     any charset
/// @param text what it says, LF lines
public record SafeHtmlText(String html, String text) {
  private static final Set<String> TABLE_CELLS = Set.of("td", "th");
  private static final String[] STYLED = {
    "a",
    "b",
    "blockquote",
    "br",
    "center",
    "code",
    "div",
    "em",
    "font",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "li",
    "ol",
    "p",
    "pre",
    "s",
    "small",
    "span",
    "strike",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "u",
    "ul"
  };

  public static SafeHtmlText of(String hostile) {
    Document read = Jsoup.parseBodyFragment(hostile);
    read.select("img[alt]").forEach(image -> image.replaceWith(new TextNode(image.attr("alt"))));
    Document clean = new Cleaner(allowed()).clean(read);
    clean.outputSettings(
        new OutputSettings().prettyPrint(false).charset("US-ASCII").escapeMode(EscapeMode.xhtml));
    for (Element styled : clean.select("[style]")) {
      String style = InlineStyle.safe(styled.attr("style"));
      if (style.isEmpty()) {
        styled.removeAttr("style");
      } else {
        styled.attr("style", style);
      }
    }
    return new SafeHtmlText(clean.body().html(), HtmlAsText.of(clean.body()));
  }

  private static Safelist allowed() {
    Safelist allowed =
        new Safelist()
            .addTags(STYLED)
            .addAttributes("a", "href", "title")
            .addProtocols("a", "href", "http", "https", "mailto", "tel")
            .addAttributes("font", "color", "face", "size")
            .addAttributes(
                "table", "align", "bgcolor", "border", "cellpadding", "cellspacing", "width")
            .addAttributes("p", "align")
            .addAttributes("div", "align")
            .addAttributes("hr", "align", "color", "size", "width")
            .addAttributes(":all", "style", "dir", "lang");
    for (String cell : TABLE_CELLS) {
      allowed.addAttributes(
          cell, "align", "bgcolor", "colspan", "height", "rowspan", "valign", "width");
    }
    return allowed;
  }
}
