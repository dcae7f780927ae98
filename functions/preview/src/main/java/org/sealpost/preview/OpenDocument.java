package org.sealpost.preview;

import java.util.Set;
import javax.xml.stream.XMLStreamException;

/// odt, ods, odp (ISO/IEC 26300): headings, paragraphs, lists, tables, and what is written on
/// slides. Not: pictures, styles, notes, comments, what was deleted.
final class OpenDocument implements Xml.Handler {
  private static final int MOST_SPACES = 100;

  private static final Set<String> PASSED_OVER =
      Set.of("annotation", "tracked-changes", "notes", "note", "forms", "ruby-text", "shapes");

  private static final int MOST_ROWS = 300;
  private static final int MOST_COLUMNS = 40;

  private final Html html;
  private int passedOver;
  private int slides;
  private int paragraphs;
  private int emptyCells;
  private int rows;

  private OpenDocument(Html html) {
    this.html = html;
  }

  static void write(byte[] content, Html html, Budget budget) throws XMLStreamException {
    Xml.read(content, budget, new OpenDocument(html));
    if (html.isFull()) {
      html.incomplete();
    }
  }

  @Override
  public boolean hasEnough() {
    return html.isFull();
  }

  @Override
  public void begin(String element, Xml.Attributes attributes) {
    if (passedOver > 0 || PASSED_OVER.contains(element)) {
      passedOver++;
      return;
    }
    switch (element) {
      case "page" -> html.element("h3", Integer.toString(++slides));
      case "h" -> beginParagraph("h" + Math.clamp(attributes.number("outline-level", 1), 1, 6));
      case "p" -> beginParagraph("p");
      case "list" -> html.open("ul");
      case "list-item", "list-header" -> html.open("li");
      case "table" -> {
        rows = 0;
        if (!attributes.get("name").isEmpty()) {
          html.element("h2", attributes.get("name"));
        }
        html.open("table", "border=\"1\"");
      }
      case "table-row" -> beginRow();
      case "table-cell" -> beginCell(attributes);
      case "s" -> text(" ".repeat(Math.clamp(attributes.number("c", 1), 1, MOST_SPACES)));
      case "tab" -> text("\t");
      case "line-break" -> {
        if (paragraphs > 0) {
          html.lineBreak();
        }
      }
      default -> {}
    }
  }

  @Override
  public void end(String element) {
    if (passedOver > 0) {
      passedOver--;
      return;
    }
    switch (element) {
      case "h", "p" -> {
        paragraphs--;
        html.close();
      }
      case "list", "list-item", "list-header", "table", "table-row", "table-cell" -> html.close();
      default -> {}
    }
  }

  /// Text that stands between paragraphs is layout of the XML.
  @Override
  public void text(String text) {
    if (passedOver == 0 && paragraphs > 0) {
      html.text(text);
    }
  }

  private void beginParagraph(String tag) {
    paragraphs++;
    html.open(tag);
  }

  private void beginRow() {
    emptyCells = 0;
    if (++rows > MOST_ROWS) {
      html.incomplete();
      passedOver++;
      return;
    }
    html.open("tr");
  }

  /// Rows end in a cell that stands for all the empty ones behind it: what is repeated is shown
  /// when something comes behind it.
  private void beginCell(Xml.Attributes attributes) {
    for (; emptyCells > 0; emptyCells--) {
      html.element("td", "");
    }
    html.open("td");
    emptyCells = Math.clamp(attributes.number("number-columns-repeated", 1) - 1, 0, MOST_COLUMNS);
  }
}
