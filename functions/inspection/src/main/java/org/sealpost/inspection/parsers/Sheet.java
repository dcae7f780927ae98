package org.sealpost.inspection.parsers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// A worksheet of Office Open XML: cells of a row on a line, with the values that they hold and not
/// in the form that they show. Dates are numbers therefore.
final class Sheet {
  private static final int HEAD = 1_000;
  private static final int LONGEST_EXPONENT = 40;

  private Sheet() {}

  static boolean is(byte[] content) {
    String head = new String(content, 0, Math.min(content.length, HEAD), UTF_8);
    return head.contains("worksheet") || head.contains("macrosheet");
  }

  static void readSharedStrings(byte[] content, List<String> strings, Look look)
      throws XMLStreamException {
    if (!look.isTextAsked()) {
      return;
    }
    XMLStreamReader reader = XmlText.reader(content);
    StringBuilder string = new StringBuilder();
    long left = look.budget().limits().textCharacters();
    while (reader.hasNext()) {
      look.budget().step();
      switch (reader.next()) {
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          if (string.length() < left) {
            string.append(reader.getText());
          }
        }
        case XMLStreamConstants.END_ELEMENT -> {
          if (reader.getLocalName().equals("si")) {
            left -= string.length() + 1;
            if (left < 0) {
              look.incomplete();
              return;
            }
            strings.add(string.toString());
            string.setLength(0);
          }
        }
        default -> {}
      }
    }
  }

  static void read(byte[] content, List<String> strings, Look look) throws XMLStreamException {
    XMLStreamReader reader = XmlText.reader(content);
    String type = "";
    while (reader.hasNext() && !look.isFull()) {
      look.budget().step();
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          if (reader.getLocalName().equals("c")) {
            type = Objects.requireNonNullElse(reader.getAttributeValue(null, "t"), "");
          }
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          if (!reader.isWhiteSpace()) {
            look.text(value(type, reader.getText(), strings));
          }
        }
        case XMLStreamConstants.END_ELEMENT -> {
          switch (reader.getLocalName()) {
            case "c", "f" -> {
              type = reader.getLocalName().equals("c") ? "" : type;
              look.text("\t");
            }
            case "row", "oddHeader", "oddFooter", "evenHeader", "evenFooter" -> look.text("\n");
            default -> {}
          }
        }
        default -> {}
      }
    }
    if (look.isFull() && reader.hasNext()) {
      look.incomplete();
    }
  }

  private static String value(String type, String written, List<String> strings) {
    if (type.equals("s") && written.strip().matches("[0-9]{1,9}")) {
      int number = Integer.parseInt(written.strip());
      return number < strings.size() ? strings.get(number) : "";
    }
    return written.indexOf('E') > 0 ? inFull(written) : written;
  }

  /// `4.111111111111111E15` is a number of sixteen digits.
  static String inFull(String number) {
    try {
      BigDecimal value = new BigDecimal(number.strip());
      return Math.abs(value.scale()) > LONGEST_EXPONENT ? number : value.toPlainString();
    } catch (NumberFormatException other) {
      return number;
    }
  }
}
