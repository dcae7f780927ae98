package org.sealpost.preview;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.sealpost.reading.preview.UnsafePreview;

/// HTML being written for a preview: tags of our own, text of the file's. Ends by itself when there
/// is enough of it; what comes then is dropped.
final class Html {
  private static final int DEEPEST = 60;

  private final StringBuilder html = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();
  private final Budget budget;
  private int dropped;
  private boolean isComplete = true;
  private boolean hasContent;

  Html(Budget budget) {
    this.budget = budget;
  }

  boolean isFull() {
    return html.length() >= budget.limits().characters();
  }

  /// There is more in the file than is shown.
  void incomplete() {
    isComplete = false;
  }

  /// Opened too deep in others, it is left out, and what is in it is not.
  void open(String tag) {
    open(tag, "");
  }

  /// @param attributes our own words and numbers only
  void open(String tag, String attributes) {
    budget.step();
    if (open.size() >= DEEPEST) {
      dropped++;
      return;
    }
    open.push(tag);
    html.append('<').append(tag).append(attributes.isEmpty() ? "" : " " + attributes).append('>');
  }

  /// Closes what was opened last.
  void close() {
    if (dropped > 0) {
      dropped--;
    } else if (!open.isEmpty()) {
      html.append("</").append(open.pop()).append('>');
    }
  }

  void lineBreak() {
    budget.step();
    html.append("<br>");
  }

  void text(String text) {
    budget.step();
    int room = budget.limits().characters() - html.length();
    if (text.length() > room) {
      isComplete = false;
    }
    int end = Math.clamp(room, 0, text.length());
    for (int at = 0; at < end; at++) {
      append(text.charAt(at));
    }
    hasContent |= !text.isBlank();
  }

  void element(String tag, String text) {
    open(tag);
    text(text);
    close();
  }

  /// HTML of the file's own.
  void raw(String hostile) {
    html.append(hostile);
    hasContent |= !hostile.isBlank();
  }

  private void append(char character) {
    switch (character) {
      case '&' -> html.append("&amp;");
      case '<' -> html.append("&lt;");
      case '>' -> html.append("&gt;");
      case '"' -> html.append("&quot;");
      default -> html.append(character);
    }
  }

  /// A file in which nothing could be read, and which was not read to its end, is broken.
  UnsafePreview preview() {
    if (!hasContent && !isComplete) {
      return new UnsafePreview.TooMuch();
    }
    StringBuilder whole = new StringBuilder(html);
    for (Iterator<String> left = open.iterator(); left.hasNext(); ) {
      whole.append("</").append(left.next()).append('>');
    }
    return new UnsafePreview.Html(whole.toString(), isComplete);
  }
}
