package org.sealpost.reading;

import java.util.List;
import java.util.Locale;
import org.owasp.html.HtmlSanitizer;
import org.owasp.html.HtmlStreamEventReceiver;
import org.owasp.html.HtmlTextEscapingMode;

/// Watches for the place where a message stops saying something new and quotes what it answers, as
/// the common mail programs mark it. Sees the author's elements, balanced, before any is dropped.
///
/// Nothing new is ever folded away: what is said after a quote, or between its pieces, keeps all of
/// it unfolded. Programs that mark only the beginning of a quote (Outlook) cannot be asked what
/// their users wrote into it.
final class QuoteFinder implements HtmlSanitizer.Policy {
  private static final int TO_THE_END = -1;

  private final HtmlStreamEventReceiver next;
  private final Marks marks;
  private int depth;

  /// Depth of the element that is the quote, while one is open.
  private int quoteDepth;

  private boolean isInQuote;

  /// Whether the line "On …, Alice wrote:" has begun the quote, and the quote itself is to come.
  private boolean awaitsQuote;

  private int attributionDepth;

  /// Whether what has begun has to be the block of From, Sent, To and Subject.
  private boolean awaitsHeaders;

  private int innerDepth;
  private boolean innerIsOver;

  QuoteFinder(HtmlStreamEventReceiver next, Marks marks) {
    this.next = next;
    this.marks = marks;
  }

  @Override
  public void openDocument() {
    next.openDocument();
  }

  @Override
  public void closeDocument() {
    next.closeDocument();
  }

  @Override
  public void openTag(String element, List<String> attributes) {
    if (!HtmlTextEscapingMode.isVoidElement(element)) {
      depth++;
    }
    if (awaitsQuote) {
      if (element.equals("blockquote")) {
        awaitsQuote = false;
        quoteDepth = depth;
      }
    } else if (!isInQuote) {
      begin(element, attributes);
    } else if (element.equals("blockquote") && innerDepth == 0) {
      innerDepth = depth;
    }
    next.openTag(element, attributes);
  }

  @Override
  public void closeTag(String element) {
    next.closeTag(element);
    if (isInQuote && innerDepth == depth) {
      innerDepth = 0;
      innerIsOver = true;
    }
    if (isInQuote && !awaitsQuote && quoteDepth == depth) {
      isInQuote = false;
      innerIsOver = false;
      innerDepth = 0;
      marks.endQuote();
    }
    if (awaitsQuote && attributionDepth == depth) {
      attributionDepth = 0;
    }
    depth = Math.max(0, depth - 1);
  }

  @Override
  public void text(String text) {
    if (SafePage.isVisible(text)) {
      see(text.strip());
    }
    next.text(text);
  }

  private void see(String said) {
    if (awaitsHeaders) {
      awaitsHeaders = false;
      if (!QuoteWords.isFirstHeader(said)) {
        isInQuote = false;
        marks.forgetQuote();
      }
    }
    if (QuoteWords.isForwarding(said)) {
      marks.keepUnfolded();
    }
    if (awaitsQuote && attributionDepth == 0) {
      awaitsQuote = false;
      isInQuote = false;
      marks.forgetQuote();
    } else if (isInQuote && innerIsOver && innerDepth == 0) {
      marks.keepUnfolded();
    } else if (!isInQuote && QuoteWords.isOriginalMessage(said)) {
      begin(TO_THE_END);
    }
  }

  private void begin(String element, List<String> attributes) {
    String classes = " " + Attributes.value(attributes, "class").toLowerCase(Locale.ROOT) + " ";
    String id = Attributes.value(attributes, "id").toLowerCase(Locale.ROOT);
    if (isQuote(element, attributes, classes)) {
      begin(depth);
    } else if (classes.contains(" moz-cite-prefix ")) {
      begin(depth);
      awaitsQuote = true;
      attributionDepth = depth;
    } else if (id.endsWith("divrplyfwdmsg") || id.equals("zwchr")) {
      begin(TO_THE_END);
    } else if (element.equals("div") && isRuled(Attributes.value(attributes, "style"))) {
      begin(TO_THE_END);
      awaitsHeaders = true;
    }
  }

  private void begin(int at) {
    isInQuote = true;
    innerIsOver = false;
    innerDepth = 0;
    quoteDepth = at;
    marks.beginQuote();
  }

  private static boolean isQuote(String element, List<String> attributes, String classes) {
    return (element.equals("blockquote") && Attributes.value(attributes, "type").equals("cite"))
        || (element.equals("div") && Attributes.value(attributes, "name").equals("quote"))
        || classes.contains(" gmail_quote ")
        || classes.contains(" yahoo_quoted ")
        || classes.contains(" protonmail_quote ")
        || classes.contains(" tutanota_quote ")
        || classes.contains(" zmail_extra ");
  }

  /// How Outlook draws the line above its block of headers.
  private static boolean isRuled(String style) {
    String said = style.toLowerCase(Locale.ROOT).replaceAll("\\s", "");
    return said.contains("border:none;border-top:solid#")
        || said.contains("border-style:solidnonenone;border-top-color:");
  }

  /// Told at the very moment when what comes next is about to be written.
  interface Marks {
    /// Also goes on with the quote that has just ended.
    void beginQuote();

    /// Whatever is said from here on is new.
    void endQuote();

    /// It was none.
    void forgetQuote();

    /// In doubt, all of it is shown.
    void keepUnfolded();
  }
}
