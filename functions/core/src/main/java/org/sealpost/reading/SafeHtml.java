package org.sealpost.reading;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.owasp.html.AttributePolicy;
import org.owasp.html.CssSchema;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.HtmlSanitizer;
import org.owasp.html.PolicyFactory;

/// The message's HTML as HTML that can do nothing but be read: OWASP's sanitizer with a list of
/// what is allowed. Every remote reference is dropped, so that opening a message tells nobody
/// (threat 28); links open elsewhere and say nothing of where they came from.
final class SafeHtml {
  private static final Pattern LINK =
      Pattern.compile("(https?://|mailto:)", Pattern.CASE_INSENSITIVE);

  /// Only what the message brings itself, which [SafePage] looks for.
  private static final Pattern OWN_PICTURE =
      Pattern.compile("\\s*(cid:|data:image/)", Pattern.CASE_INSENSITIVE);

  private static final Pattern RIGHT_TO_LEFT =
      Pattern.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]|&#(x5|x6|x7|1[4-9][0-9]{2};)");
  private static final Pattern DIRECTED = Pattern.compile("(?i)\\b(dir\\s*=|direction\\s*:)");

  /// More is not parsed: a page of it would never fit.
  private static final int LONGEST = 12_000_000;

  private static final PolicyFactory POLICY = policy();

  private SafeHtml() {}

  /// @param withText whether the page is to say it as plain text as well
  static SafePage of(String html, InlineImages images, boolean withText) {
    String parsed = html.length() > LONGEST ? html.substring(0, LONGEST) : html;
    boolean findsDirections =
        RIGHT_TO_LEFT.matcher(parsed).find() && !DIRECTED.matcher(parsed).find();
    SafePage page = new SafePage(images, withText, findsDirections);
    if (!isWritten(parsed, page)) {
      page = new SafePage(images, withText, findsDirections);
      page.omit(Omission.LAYOUT);
      isWritten(FlatHtml.of(parsed), page);
    }
    if (parsed.length() < html.length()) {
      page.omit(Omission.END);
    }
    return page;
  }

  /// Whether all of it is on the page, or noted there as omitted; else it is nested too deeply.
  private static boolean isWritten(String html, SafePage page) {
    AtomicBoolean isTooDeep = new AtomicBoolean();
    OriginalHtml original = new OriginalHtml(POLICY.apply(page), page, isTooDeep);
    HtmlSanitizer.sanitize(html, new QuoteFinder(original, page));
    return !isTooDeep.get();
  }

  private static PolicyFactory policy() {
    AttributePolicy ownPicturesOnly =
        (_, _, value) -> OWN_PICTURE.matcher(value).lookingAt() ? value : null;
    AttributePolicy linksOnly = (_, _, value) -> LINK.matcher(value).lookingAt() ? value : null;
    return new HtmlPolicyBuilder()
        .allowElements(
            "p",
            "div",
            "section",
            "article",
            "header",
            "footer",
            "main",
            "aside",
            "nav",
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
        .matching(ownPicturesOnly)
        .onElements("img")
        .allowAttributes("href")
        .matching(linksOnly)
        .onElements("a")
        // What an attribute was given and what its policy made of it are both looked at.
        .allowUrlProtocols("http", "https", "mailto", "cid", "data")
        .requireRelsOnLinks("noopener", "noreferrer", "nofollow")
        .allowStyling(CssSchema.withProperties(BoundedStyle.properties()))
        .toFactory();
  }
}
