package org.sealpost.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.owasp.html.HtmlStreamEventReceiver;
import org.owasp.html.HtmlTextEscapingMode;

/// The author's elements before the sanitizer judges them: keeps what `body` says of colours and
/// direction, as a `div` that is judged like any other, and notes what the reader will not see.
final class OriginalHtml implements HtmlStreamEventReceiver {
  /// What is nested deeper, the sanitizer leaves out without a word.
  private static final int DEEPEST = 250;

  private final HtmlStreamEventReceiver next;
  private final SafePage page;
  private int depth;
  private final List<String> ofHtml = new ArrayList<>();
  private final AtomicBoolean isTooDeep;

  /// @param isTooDeep set when something is
  OriginalHtml(HtmlStreamEventReceiver next, SafePage page, AtomicBoolean isTooDeep) {
    this.next = next;
    this.page = page;
    this.isTooDeep = isTooDeep;
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
  public void text(String text) {
    next.text(text);
  }

  @Override
  public void openTag(String element, List<String> attributes) {
    if (!HtmlTextEscapingMode.isVoidElement(element)) {
      depth++;
      if (depth >= DEEPEST) {
        isTooDeep.set(true);
      }
    }
    if (element.equals("html")) {
      ofHtml.addAll(attributes);
      return;
    }
    if (element.equals("body")) {
      next.openTag("div", ofBody(attributes));
      return;
    }
    if (element.equals("img") && isRemotePicture(attributes)) {
      page.omit(Omission.REMOTE_PICTURES);
    }
    next.openTag(element, attributes);
  }

  @Override
  public void closeTag(String element) {
    depth = Math.max(0, depth - 1);
    if (!element.equals("html")) {
      next.closeTag(element.equals("body") ? "div" : element);
    }
  }

  private List<String> ofBody(List<String> attributes) {
    List<String> kept = new ArrayList<>();
    Attributes.find(attributes, "dir")
        .or(() -> Attributes.find(ofHtml, "dir"))
        .ifPresent(value -> kept.addAll(List.of("dir", value)));
    String style =
        color(attributes, "bgcolor", "background-color")
            + color(attributes, "text", "color")
            + Attributes.value(attributes, "style");
    if (!style.isEmpty()) {
      kept.addAll(List.of("style", style));
    }
    return kept;
  }

  private static String color(List<String> attributes, String name, String property) {
    return Attributes.find(attributes, name)
        .filter(value -> value.matches("#?[A-Za-z0-9]{3,20}"))
        .map(value -> property + ":" + value + ";")
        .orElse("");
  }

  /// Those that nobody would see are not missed.
  private static boolean isRemotePicture(List<String> attributes) {
    Optional<String> source = Attributes.find(attributes, "src").map(OriginalHtml::lowerCase);
    return source
            .filter(address -> address.startsWith("http") || address.startsWith("//"))
            .isPresent()
        && !isTiny(Attributes.value(attributes, "width"))
        && !isTiny(Attributes.value(attributes, "height"));
  }

  private static boolean isTiny(String measure) {
    return measure.matches("\\s*0*[0-3](px)?\\s*");
  }

  private static String lowerCase(String address) {
    return address.strip().toLowerCase(Locale.ROOT);
  }
}
