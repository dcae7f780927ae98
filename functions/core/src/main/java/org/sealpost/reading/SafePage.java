package org.sealpost.reading;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.owasp.html.Handler;
import org.owasp.html.HtmlStreamEventReceiver;
import org.owasp.html.HtmlStreamRenderer;
import org.owasp.html.HtmlTextEscapingMode;

/// Writes what the sanitizer has let through: bounds its styles, puts the message's own pictures in
/// their places, says where links lead whose text says something else, and stops where a page would
/// become too large. Where [QuoteFinder] tells it that the quoted history begins, it can be parted.
final class SafePage implements HtmlStreamEventReceiver, QuoteFinder.Marks {
  private static final Set<String> BLOCKS =
      Set.of("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "th", "dt", "dd", "pre");
  private static final Pattern MEASURE = Pattern.compile("[0-9]{1,4}%?");
  private static final Pattern WIDTH_OF_LINE = Pattern.compile("[0-9]{1,2}");
  private static final Set<String> LINES = Set.of("border", "cellpadding", "cellspacing");
  private static final int LONGEST_ATTRIBUTE = 4_000;
  private static final int LONGEST_HREF = 16_000;

  /// Elements that stand around a quote are written twice when it is parted from what is new.
  private static final int DEEPEST_QUOTE = 60;

  private static final int LONGEST_AROUND_QUOTE = 20_000;
  private static final int CHUNK = 2_048;

  private final StringBuilder html = new StringBuilder();
  private final HtmlStreamRenderer renderer = HtmlStreamRenderer.create(html, Handler.DO_NOTHING);
  private final PageRoom room = new PageRoom();
  private final InlineImages images;
  private final Optional<TextView> textView;
  private final boolean findsDirections;
  private final Set<Omission> omissions = EnumSet.noneOf(Omission.class);

  /// What is open now, and written.
  private final Deque<Tag> open = new ArrayDeque<>();

  /// How many elements are open within the first one that found no room.
  private int unwritten;

  private @Nullable Link link;
  private @Nullable Mark mark;
  private boolean isQuoteOver;
  private boolean isUnfoldable;
  private boolean saysAnything;

  /// @param findsDirections whether each block is to have the direction of its first letters
  SafePage(InlineImages images, boolean withText, boolean findsDirections) {
    this.images = images;
    this.textView = withText ? Optional.of(new TextView()) : Optional.empty();
    this.findsDirections = findsDirections;
  }

  Set<Omission> omissions() {
    return omissions;
  }

  void omit(Omission omission) {
    omissions.add(omission);
  }

  String all() {
    return html.toString();
  }

  /// Empty unless the page is to say it as plain text.
  String plain() {
    return textView.map(TextView::all).orElse("");
  }

  /// All of it where there is no history.
  String beforeHistory() {
    return mark == null || isUnfoldable ? all() : html.substring(0, mark.at()) + mark.ends();
  }

  /// What it quotes to its end, where that can be folded away without hiding a word of the
  /// author's.

  Optional<String> history() {
    return mark == null || isUnfoldable
        ? Optional.empty()
        : Optional.of(mark.beginnings() + html.substring(mark.at()));
  }

  @Override
  public void beginQuote() {
    if (mark != null) {
      isQuoteOver = false;
    } else if (saysAnything && unwritten == 0 && link == null) {
      Mark here = new Mark(html.length(), List.copyOf(open));
      if (here.isSmall()) {
        mark = here;
      }
    }
  }

  @Override
  public void endQuote() {
    isQuoteOver = true;
  }

  @Override
  public void forgetQuote() {
    mark = null;
    isQuoteOver = false;
  }

  @Override
  public void keepUnfolded() {
    isUnfoldable = true;
  }

  @Override
  public void openDocument() {
    renderer.openDocument();
  }

  @Override
  public void closeDocument() {
    renderer.closeDocument();
  }

  @Override
  public void openTag(String element, List<String> attributes) {
    List<String> kept = kept(element, attributes);
    textView.ifPresent(view -> view.openTag(element, kept));
    long size = element.length() * 2L + 8;
    for (String written : kept) {
      size += written.length() + 4L;
    }
    if (unwritten > 0 || !room.has(size)) {
      unwritten += HtmlTextEscapingMode.isVoidElement(element) ? 0 : 1;
      omit(Omission.END);
      return;
    }
    if (element.equals("img")) {
      if (Attributes.find(kept, "src").isEmpty()) {
        write(Attributes.value(kept, "alt"));
        return;
      }
      say();
    }
    int from = html.length();
    renderer.openTag(element, kept);
    room.take(html, from);
    if (!HtmlTextEscapingMode.isVoidElement(element)) {
      open.addLast(new Tag(element, html.substring(from)));
    }
    if (element.equals("a")) {
      link = Link.of(kept);
    }
  }

  @Override
  public void closeTag(String element) {
    textView.ifPresent(view -> view.closeTag(element));
    if (unwritten > 0) {
      unwritten--;
      return;
    }
    int from = html.length();
    renderer.closeTag(element);
    if (!open.isEmpty() && open.getLast().element().equals(element)) {
      open.removeLast();
    }
    room.take(html, from);
    if (element.equals("a") && link != null) {
      String href = link.href();
      String text = link.text().toString();
      link = null;
      LinkHost.unlike(href, text).ifPresent(this::sayHost);
    }
  }

  @Override
  public void text(String text) {
    textView.ifPresent(view -> view.text(text));
    if (isVisible(text)) {
      say();
    }
    if (link != null && link.text().length() < LinkHost.LONGEST_TEXT) {
      link.text().append(text, 0, Math.min(text.length(), LinkHost.LONGEST_TEXT));
    }
    if (unwritten == 0) {
      write(text);
    }
  }

  private void write(String text) {
    for (int at = 0; at < text.length(); ) {
      int end = Math.min(at + CHUNK, text.length());
      if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
        end--;
      }
      // No letter is written with more than five.
      if (!room.has(5L * (end - at))) {
        omit(Omission.END);
        return;
      }
      int from = html.length();
      renderer.text(text.substring(at, end));
      room.take(html, from);
      at = end;
    }
  }

  private void say() {
    if (mark == null) {
      saysAnything = true;
    } else if (isQuoteOver) {
      isUnfoldable = true;
    }
  }

  private void sayHost(String host) {
    int from = html.length();
    renderer.openTag("small", List.of("dir", "ltr"));
    renderer.text(" [" + host + "]");
    renderer.closeTag("small");
    room.take(html, from);
  }

  static boolean isVisible(String text) {
    return text.codePoints()
        .anyMatch(
            letter ->
                !Character.isWhitespace(letter)
                    && !Character.isSpaceChar(letter)
                    && Character.getType(letter) != Character.FORMAT
                    && letter != 0x34F);
  }

  private List<String> kept(String element, List<String> attributes) {
    List<String> kept = new ArrayList<>();
    boolean hasDirection = false;
    for (int i = 0; i + 1 < attributes.size(); i += 2) {
      String name = attributes.get(i);
      Optional<String> value = kept(element, name, attributes.get(i + 1));
      if (value.isPresent()) {
        kept.add(name);
        kept.add(value.get());
      }
      hasDirection |= name.equals("dir");
    }
    if (findsDirections && !hasDirection && BLOCKS.contains(element)) {
      kept.add("dir");
      kept.add("auto");
    }
    return kept;
  }

  private Optional<String> kept(String element, String name, String value) {
    return switch (name) {
      case "src" -> picture(value);
      case "style" -> BoundedStyle.of(element, value);
      case "href" -> Optional.of(value).filter(href -> href.length() <= LONGEST_HREF);
      case "width", "height" -> Optional.of(value).filter(MEASURE.asMatchPredicate());
      default ->
          Optional.of(value)
              .filter(given -> given.length() <= LONGEST_ATTRIBUTE)
              .filter(given -> !LINES.contains(name) || WIDTH_OF_LINE.matcher(given).matches());
    };
  }

  /// Pictures of other servers are none that the sanitizer lets through.
  private Optional<String> picture(String reference) {
    Optional<String> address =
        unwritten > 0
            ? Optional.empty()
            : images.address(reference).filter(found -> room.has(found.length() + 1_000L));
    if (address.isEmpty()) {
      omit(Omission.OWN_PICTURES);
    }
    return address;
  }

  private record Tag(String element, String written) {}

  private record Link(String href, StringBuilder text) {
    static @Nullable Link of(List<String> attributes) {
      return Attributes.find(attributes, "href")
          .map(href -> new Link(href, new StringBuilder()))
          .orElse(null);
    }
  }

  /// @param at in what is written
  /// @param around what is open there
  private record Mark(int at, List<Tag> around) {
    boolean isSmall() {
      return around.size() <= DEEPEST_QUOTE
          && around.stream().mapToInt(tag -> tag.written().length()).sum() <= LONGEST_AROUND_QUOTE;
    }

    String beginnings() {
      StringBuilder tags = new StringBuilder();
      around.forEach(tag -> tags.append(tag.written()));
      return tags.toString();
    }

    String ends() {
      StringBuilder tags = new StringBuilder();
      around.reversed().forEach(tag -> tags.append("</").append(tag.element()).append('>'));
      return tags.toString();
    }
  }
}
