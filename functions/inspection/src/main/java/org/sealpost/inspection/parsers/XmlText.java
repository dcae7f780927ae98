package org.sealpost.inspection.parsers;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// What can be read in XML. Neither a DTD nor an entity of it is looked at, whether inside or
/// outside the file.
///
/// @param keepsSpace whether white space between elements, and inside an element of this local
///     name, is text; elsewhere it is layout
/// @param shownAttributes whether an attribute of this local name is text
/// @param lines elements that stand on lines of their own
/// @param cells elements that something follows at some distance
record XmlText(
    Predicate<String> keepsSpace,
    Predicate<String> shownAttributes,
    Set<String> lines,
    Set<String> cells) {
  /// XML of which nothing is known: everything in it but names.
  static final XmlText ANY = new XmlText(_ -> true, _ -> true, Set.of(), Set.of());

  /// Text runs hold the white space of Office Open XML (ECMA-376), paragraphs hold none.
  static final XmlText OFFICE_OPEN =
      new XmlText(
          Set.of("t", "delText", "instrText", "delInstrText", "text", "v")::contains,
          Set.of("descr", "title", "alt", "tooltip", "displayText", "prompt", "promptTitle")
              ::contains,
          Set.of("p", "br", "cr", "tr", "row", "si", "comment", "cm", "sld", "is", "pt", "docPart"),
          Set.of("tab", "tc", "c", "v", "f", "instrText", "delInstrText"));

  /// Paragraphs hold text and elements mixed in OpenDocument.
  static final XmlText OPEN_DOCUMENT =
      new XmlText(
          Set.of("p", "h", "span", "a", "title", "desc")::contains,
          Set.of("string-value", "formula")::contains,
          Set.of("p", "h", "line-break", "table-row", "title", "desc", "annotation"),
          Set.of("s", "tab", "table-cell"));

  private static final Pattern ENCODING =
      Pattern.compile("\\s*<\\?xml[^>]*?\\sencoding\\s*=\\s*[\"']([A-Za-z0-9._-]+)");

  private static final int HEAD = 200;
  private static final int DEEPEST = 1_000;
  private static final XMLInputFactory FACTORY = factory();

  /// Malformed octets are replaced, not refused: one of them must not hide the rest.
  static XMLStreamReader reader(byte[] file) throws XMLStreamException {
    int start = file.length > 2 && file[0] == (byte) 0xef && file[1] == (byte) 0xbb ? 3 : 0;
    InputStream octets = new ByteArrayInputStream(file, start, file.length - start);
    return FACTORY.createXMLStreamReader(new InputStreamReader(octets, charset(file)));
  }

  /// XML 1.0, appendix F.
  private static Charset charset(byte[] file) {
    if (file.length > 1 && (file[0] == 0 || file[1] == 0)) {
      return file[0] == 0 ? UTF_16BE : UTF_16LE;
    }
    if (file.length > 1 && (file[0] & file[1] & 0xfe) == 0xfe) {
      return UTF_16; // with a byte order mark
    }
    Matcher declared = ENCODING.matcher(new String(file, 0, Math.min(file.length, HEAD), US_ASCII));
    try {
      return declared.lookingAt() ? Charset.forName(declared.group(1)) : UTF_8;
    } catch (IllegalArgumentException unknown) {
      return UTF_8;
    }
  }

  /// @throws XMLStreamException when malformed; the text before is there
  static void read(byte[] file, XmlText kind, Look look) throws XMLStreamException {
    XMLStreamReader reader = reader(file);
    int depth = 0;
    int keptFrom = Integer.MAX_VALUE;
    while (reader.hasNext() && !look.isFull()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          String element = reader.getLocalName();
          if (++depth > DEEPEST) {
            throw new XMLStreamException("nested too deeply");
          }
          if (kind.keepsSpace.test(element)) {
            keptFrom = Math.min(keptFrom, depth);
          }
          kind.begin(reader, element, look);
        }
        case XMLStreamConstants.END_ELEMENT -> {
          if (depth == keptFrom) {
            keptFrom = Integer.MAX_VALUE;
          }
          depth--;
          kind.end(reader.getLocalName(), look);
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
          if (keptFrom <= depth || !reader.isWhiteSpace()) {
            look.text(reader.getText());
          }
        }
        default -> look.budget().step();
      }
    }
    if (look.isFull() && reader.hasNext()) {
      look.incomplete();
    }
  }

  private void begin(XMLStreamReader reader, String element, Look look) {
    for (int at = 0; at < reader.getAttributeCount(); at++) {
      String value = reader.getAttributeValue(at);
      if (shownAttributes.test(reader.getAttributeLocalName(at)) && !value.isBlank()) {
        look.text(" " + value + " ");
      }
    }
    if (element.equals("Relationship")
        && "External".equals(reader.getAttributeValue(null, "TargetMode"))) {
      look.text(Objects.requireNonNullElse(reader.getAttributeValue(null, "Target"), "") + "\n");
    }
    look.budget().step();
  }

  private void end(String element, Look look) {
    if (lines.contains(element)) {
      look.text("\n");
    } else if (cells.contains(element)) {
      look.text("\t");
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setXMLResolver(
        (_, _, _, _) -> {
          throw new XMLStreamException("nothing is fetched");
        });
    return factory;
  }
}
