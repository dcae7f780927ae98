package org.sealpost.preview;

/// The upper left part of a sheet, row by row, with the numbers of rows.
final class SheetTable {
  private static final int MOST_ROWS = 300;
  private static final int MOST_COLUMNS = 40;
  private static final int LONGEST_VALUE = 2_000;

  private final Html html;
  private int rows;
  private int row = -1;
  private int columns;

  SheetTable(Html html) {
    this.html = html;
    html.open("table", "border=\"1\"");
  }

  boolean isFull() {
    return rows > MOST_ROWS || html.isFull();
  }

  /// In order: rows from above, in each the cells from the left. Empty ones may be left out.
  ///
  /// @param rowNumber from 0
  /// @param column from 0
  void cell(int rowNumber, int column, String value) {
    if (value.isEmpty()) {
      return;
    }
    if (rowNumber != row && !beginRow(rowNumber)) {
      return;
    }
    if (column >= MOST_COLUMNS || column < columns || isFull()) {
      html.incomplete();
      return;
    }
    for (; columns < column; columns++) {
      html.element("td", "");
    }
    columns++;
    html.element("td", value.substring(0, Math.min(value.length(), LONGEST_VALUE)));
  }

  private boolean beginRow(int rowNumber) {
    if (++rows > MOST_ROWS) {
      html.incomplete();
      return false;
    }
    if (row >= 0) {
      html.close();
    }
    row = rowNumber;
    columns = 0;
    html.open("tr");
    html.element("th", Integer.toString(rowNumber + 1));
    return true;
  }

  void end() {
    if (row >= 0) {
      html.close();
    }
    html.close();
  }
}
