package org.sealpost.inspection.parsers;

import java.io.ByteArrayInputStream;
import java.util.Set;
import java.util.function.Predicate;
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

  private static final int DEEPEST = 1_000;
  private static final XMLInputFactory FACTORY = factory();

  static XMLStreamReader reader(byte[] file) throws XMLStreamException {
    return FACTORY.createXMLStreamReader(new ByteArrayInputStream(file));
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
      look.text(reader.getAttributeValue(null, "Target") + "\n");
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
