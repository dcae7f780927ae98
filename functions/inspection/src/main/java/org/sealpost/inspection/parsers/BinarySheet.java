package org.sealpost.inspection.parsers;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/// A part of xlsb (MS-XLSB 2.1.4): records of a type, a length and that many octets. Strings and
/// numbers of cells are read.
final class BinarySheet {
  private static final int ROW = 0;
  private static final int CELL_RK = 2;
  private static final int CELL_NUMBER = 5;
  private static final int CELL_STRING = 6;
  private static final int CELL_SHARED_STRING = 7;
  private static final int FORMULA_STRING = 8;
  private static final int FORMULA_NUMBER = 9;
  private static final int SHARED_STRING = 19;
  private static final int COMMENT_TEXT = 637;

  /// Column and style.
  private static final int CELL_HEADER = 8;

  private BinarySheet() {}

  static void read(byte[] part, List<String> strings, Look look) {
    ByteBuffer records = ByteBuffer.wrap(part).order(ByteOrder.LITTLE_ENDIAN);
    while (records.hasRemaining() && !look.isFull()) {
      look.budget().step();
      int type = type(records);
      int length = length(records);
      if (length > records.remaining()) {
        look.incomplete();
        return;
      }
      ByteBuffer record = records.slice(records.position(), length).order(ByteOrder.LITTLE_ENDIAN);
      records.position(records.position() + length);
      read(type, record, strings, look);
    }
  }

  private static void read(int type, ByteBuffer record, List<String> strings, Look look) {
    switch (type) {
      case ROW -> look.text("\n");
      case SHARED_STRING -> strings.add(string(record, 1));
      case COMMENT_TEXT -> look.text(string(record, 1) + "\n");
      case CELL_STRING, FORMULA_STRING -> look.text(string(record, CELL_HEADER) + "\t");
      case CELL_SHARED_STRING -> {
        int number = record.getInt(CELL_HEADER);
        look.text(number >= 0 && number < strings.size() ? strings.get(number) + "\t" : "\t");
      }
      case CELL_NUMBER, FORMULA_NUMBER -> look.text(number(record.getDouble(CELL_HEADER)) + "\t");
      case CELL_RK -> look.text(number(compressed(record.getInt(CELL_HEADER))) + "\t");
      default -> {}
    }
  }

  private static String string(ByteBuffer record, int at) {
    int length = Math.clamp(record.getInt(at), 0, (record.limit() - at - 4) / 2);
    StringBuilder string = new StringBuilder(length);
    for (int index = 0; index < length; index++) {
      string.append(record.getChar(at + 4 + index * 2));
    }
    return string.toString();
  }

  /// RkNumber: 30 bits of an integer or of a double, perhaps hundredths.
  private static double compressed(int rk) {
    double value =
        (rk & 2) != 0 ? rk >> 2 : Double.longBitsToDouble((long) (rk & 0xfffffffc) << 32);
    return (rk & 1) != 0 ? value / 100 : value;
  }

  static String number(double value) {
    return Double.isFinite(value)
        ? Sheet.inFull(BigDecimal.valueOf(value).stripTrailingZeros().toString())
        : "";
  }

  private static int type(ByteBuffer records) {
    int first = records.get() & 0xff;
    return (first & 0x80) == 0 ? first : (first & 0x7f) | (records.get() & 0x7f) << 7;
  }

  private static int length(ByteBuffer records) {
    int length = 0;
    for (int shift = 0; shift < 28; shift += 7) {
      int octet = records.get();
      length |= (octet & 0x7f) << shift;
      if (octet >= 0) {
        break;
      }
    }
    return length;
  }
}
