package org.sealpost.preview;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLStreamException;

/// xlsx (ECMA-376 part 1, 18): sheets that are not hidden, as tables of values in the form that
/// they show. Formulas by the value that they had when the file was written.
final class Workbook {
  private static final int MOST_SHEETS = 20;
  private static final int MOST_STRINGS = 100_000;
  private static final int MOST_STRING_CHARACTERS = 2_000_000;

  private Workbook() {}

  static void write(PackedFile file, String main, Html html, Budget budget)
      throws XMLStreamException {
    Outline outline = new Outline();
    Xml.read(file.part(main), budget, outline);
    Map<String, String> targets = file.relationships(main);
    String folder = main.substring(0, main.lastIndexOf('/') + 1);
    List<String> strings = strings(file.part(folder + "sharedStrings.xml"), html, budget);
    CellFormats formats =
        CellFormats.of(file.part(folder + "styles.xml"), outline.begins1904, budget);
    int shown = 0;
    for (Sheet sheet : outline.sheets) {
      String part = targets.getOrDefault(sheet.relationship(), "");
      if (!part.startsWith(folder) || !file.has(part)) {
        continue;
      }
      if (html.isFull() || ++shown > MOST_SHEETS) {
        html.incomplete();
        return;
      }
      html.element("h2", sheet.name());
      SheetTable table = new SheetTable(html);
      SheetCells cells = new SheetCells(table, strings, formats);
      try {
        Xml.read(file.part(part), budget, cells);
      } finally {
        table.end();
      }
    }
  }

  /// As many as the sheets' beginnings can need.
  private static List<String> strings(byte[] part, Html html, Budget budget) {
    Strings strings = new Strings();
    if (part.length > 0) {
      try {
        Xml.read(part, budget, strings);
      } catch (XMLStreamException broken) {
        html.incomplete();
      }
      if (strings.hasEnough()) {
        html.incomplete();
      }
    }
    return strings.all;
  }

  private record Sheet(String name, String relationship) {}

  private static final class Outline implements Xml.Handler {
    private final List<Sheet> sheets = new ArrayList<>();
    private boolean begins1904;

    @Override
    public void begin(String element, Xml.Attributes attributes) {
      if (element.equals("sheet")
          && !attributes.get("state").toLowerCase(Locale.ROOT).endsWith("hidden")) {
        sheets.add(new Sheet(attributes.get("name"), attributes.relationship("id")));
      } else if (element.equals("workbookPr")) {
        begins1904 = List.of("1", "true").contains(attributes.get("date1904"));
      }
    }

    @Override
    public void end(String element) {}

    @Override
    public void text(String text) {}
  }

  private static final class Strings implements Xml.Handler {
    private final List<String> all = new ArrayList<>();
    private final StringBuilder string = new StringBuilder();
    private boolean isText;
    private boolean isPhonetic;
    private int left = MOST_STRING_CHARACTERS;

    @Override
    public void begin(String element, Xml.Attributes attributes) {
      isPhonetic |= element.equals("rPh");
      isText = element.equals("t") && !isPhonetic;
    }

    @Override
    public void end(String element) {
      isText = false;
      if (element.equals("rPh")) {
        isPhonetic = false;
      } else if (element.equals("si")) {
        all.add(string.toString());
        string.setLength(0);
      }
    }

    @Override
    public void text(String text) {
      if (isText) {
        left -= text.length();
        string.append(text, 0, Math.clamp(left, 0, text.length()));
      }
    }

    @Override
    public boolean hasEnough() {
      return left <= 0 || all.size() >= MOST_STRINGS;
    }
  }
}
