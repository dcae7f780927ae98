package org.sealpost.reading;

import java.util.List;
import java.util.regex.Pattern;
import org.owasp.html.AttributePolicy;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;
import org.sealpost.mail.MailContent;

/// The message's text as HTML that can do nothing but be read: OWASP's sanitizer with a list of
/// what is allowed. Every remote reference is dropped, so that opening a message tells nobody
/// (threat 28); links open elsewhere and say nothing of where they came from.
final class SafeHtml {
  private static final Pattern LINK =
      Pattern.compile("(https?://|mailto:)", Pattern.CASE_INSENSITIVE);

  private SafeHtml() {}

  static String of(MailContent content, InlineImages images) {
    return content
        .html()
        .map(html -> policy(images).sanitize(html))
        .orElseGet(() -> "<pre>" + escaped(content.text().orElse("")) + "</pre>");
  }

  /// HTML that is not a message's text: the same, without any picture.
  static String of(String html) {
    return policy(InlineImages.of(List.of())).sanitize(html);
  }

  private static PolicyFactory policy(InlineImages images) {
    AttributePolicy ownImagesOnly = (_, _, value) -> images.address(value).orElse(null);
    AttributePolicy linksOnly = (_, _, value) -> LINK.matcher(value).lookingAt() ? value : null;
    return new HtmlPolicyBuilder()
        .allowElements(
            "p",
            "div",
            "span",
            "br",
            "hr",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "pre",
            "code",
            "blockquote",
            "center",
            "address",
            "b",
            "strong",
            "i",
            "em",
            "u",
            "s",
            "strike",
            "del",
            "ins",
            "sub",
            "sup",
            "small",
            "big",
            "font",
            "tt",
            "kbd",
            "samp",
            "var",
            "cite",
            "abbr",
            "mark",
            "q",
            "ul",
            "ol",
            "li",
            "dl",
            "dt",
            "dd",
            "table",
            "caption",
            "thead",
            "tbody",
            "tfoot",
            "tr",
            "th",
            "td",
            "colgroup",
            "col",
            "figure",
            "figcaption",
            "img",
            "a")
        .allowWithoutAttributes("span", "font", "a", "img")
        .allowAttributes("align", "valign", "dir", "lang", "title")
        .globally()
        .allowAttributes("bgcolor", "width", "height", "border", "cellpadding", "cellspacing")
        .onElements("table", "tr", "td", "th", "col", "colgroup", "hr")
        .allowAttributes("colspan", "rowspan")
        .onElements("td", "th")
        .allowAttributes("color", "size", "face")
        .onElements("font")
        .allowAttributes("start", "type")
        .onElements("ol", "ul", "li")
        .allowAttributes("alt", "width", "height")
        .onElements("img")
        .allowAttributes("src")
        .matching(ownImagesOnly)
        .onElements("img")
        .allowAttributes("href")
        .matching(linksOnly)
        .onElements("a")
        // What an attribute was given and what its policy made of it are both looked at.
        .allowUrlProtocols("http", "https", "mailto", "cid", "data")
        .requireRelsOnLinks("noopener", "noreferrer", "nofollow")
        .allowStyling()
        .toFactory();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
