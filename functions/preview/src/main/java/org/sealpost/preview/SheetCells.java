package org.sealpost.preview;

import java.util.List;

/// Cells of a worksheet of Office Open XML.
final class SheetCells implements Xml.Handler {
  private final SheetTable table;
  private final List<String> strings;
  private final CellFormats formats;
  private final StringBuilder value = new StringBuilder();
  private int row = -1;
  private int column = -1;
  private String type = "";
  private int style;
  private boolean isValue;

  SheetCells(SheetTable table, List<String> strings, CellFormats formats) {
    this.table = table;
    this.strings = strings;
    this.formats = formats;
  }

  @Override
  public boolean hasEnough() {
    return table.isFull();
  }

  @Override
  public void begin(String element, Xml.Attributes attributes) {
    switch (element) {
      case "row" -> {
        row = Math.max(row + 1, attributes.number("r", row + 2) - 1);
        column = -1;
      }
      case "c" -> {
        column = column(attributes.get("r"), column + 1);
        type = attributes.get("t");
        style = attributes.number("s", 0);
        value.setLength(0);
      }
      case "v", "t" -> isValue = true;
      default -> {}
    }
  }

  @Override
  public void end(String element) {
    isValue = false;
    if (element.equals("c")) {
      table.cell(row, column, shown(value.toString()));
    }
  }

  @Override
  public void text(String text) {
    if (isValue && value.length() < 10_000) {
      value.append(text);
    }
  }

  private String shown(String written) {
    return switch (type) {
      case "s" -> shared(written);
      case "b" -> written.strip().equals("1") ? "TRUE" : written.isEmpty() ? "" : "FALSE";
      case "", "n" -> formats.shown(written, style);
      default -> written;
    };
  }

  private String shared(String number) {
    try {
      int index = Integer.parseInt(number.strip());
      return index >= 0 && index < strings.size() ? strings.get(index) : "";
    } catch (NumberFormatException broken) {
      return "";
    }
  }

  /// `AB12` is in the 28th column.
  private static int column(String reference, int otherwise) {
    int column = 0;
    for (int at = 0; at < reference.length() && at < 4; at++) {
      char letter = reference.charAt(at);
      if (letter < 'A' || letter > 'Z') {
        break;
      }
      column = column * 26 + letter - 'A' + 1;
    }
    return column == 0 ? otherwise : column - 1;
  }
}
