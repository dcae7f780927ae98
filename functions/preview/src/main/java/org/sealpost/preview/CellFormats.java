package org.sealpost.preview;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.jspecify.annotations.Nullable;

/// How a workbook shows its numbers: as dates, money, with so many digits (ECMA-376 part 1,
/// 18.8.30).
final class CellFormats implements Xml.Handler {
  private static final int MOST = 10_000;
  private static final int LONGEST = 200;

  private final boolean begins1904;
  private final DataFormatter formatter = new DataFormatter(Locale.ENGLISH);
  private final Map<Integer, String> own = new HashMap<>();
  private final List<Integer> cells = new ArrayList<>();
  private boolean isCells;

  private CellFormats(boolean begins1904) {
    this.begins1904 = begins1904;
  }

  /// What is broken in it leaves numbers as they are written.
  static CellFormats of(byte[] styles, boolean begins1904, Budget budget) {
    CellFormats formats = new CellFormats(begins1904);
    if (styles.length > 0) {
      try {
        Xml.read(styles, budget, formats);
      } catch (XMLStreamException broken) {
        return formats;
      }
    }
    return formats;
  }

  String shown(String number, int style) {
    int format = style >= 0 && style < cells.size() ? cells.get(style) : 0;
    try {
      String pattern = pattern(format);
      double value = Double.parseDouble(number);
      return formatter.formatRawCellContents(value, format, pattern, begins1904);
    } catch (RuntimeException none) {
      return number;
    }
  }

  private String pattern(int format) {
    @Nullable String builtIn = BuiltinFormats.getBuiltinFormat(format);
    String pattern = own.getOrDefault(format, builtIn == null ? "General" : builtIn);
    return pattern.length() > LONGEST ? "General" : pattern;
  }

  @Override
  public void begin(String element, Xml.Attributes attributes) {
    switch (element) {
      case "numFmt" -> own.put(attributes.number("numFmtId", 0), attributes.get("formatCode"));
      case "cellXfs" -> isCells = true;
      case "xf" -> {
        if (isCells) {
          cells.add(attributes.number("numFmtId", 0));
        }
      }
      default -> {}
    }
  }

  @Override
  public void end(String element) {
    if (element.equals("cellXfs")) {
      isCells = false;
    }
  }

  @Override
  public void text(String text) {}

  @Override
  public boolean hasEnough() {
    return own.size() > MOST || cells.size() > MOST;
  }
}
