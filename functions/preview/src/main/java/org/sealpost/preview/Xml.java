package org.sealpost.preview;

import java.io.ByteArrayInputStream;
import java.util.Objects;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// XML of a document. Neither a DTD nor an entity of it is looked at, whether inside or outside the
/// file.
final class Xml {
  private static final int DEEPEST = 1_000;
  private static final XMLInputFactory FACTORY = factory();

  private Xml() {}

  /// Hands on elements and text by their local names, until the handler has enough.
  ///
  /// @throws XMLStreamException when malformed or nested too deeply; the handler has what was
  ///     before
  static void read(byte[] file, Budget budget, Handler handler) throws XMLStreamException {
    XMLStreamReader reader = FACTORY.createXMLStreamReader(new ByteArrayInputStream(file));
    int depth = 0;
    while (reader.hasNext() && !handler.hasEnough()) {
      budget.step();
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          if (++depth > DEEPEST) {
            throw new XMLStreamException("nested too deeply");
          }
          handler.begin(reader.getLocalName(), new Attributes(reader));
        }
        case XMLStreamConstants.END_ELEMENT -> {
          depth--;
          handler.end(reader.getLocalName());
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
            handler.text(reader.getText());
        default -> {}
      }
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

  interface Handler {
    void begin(String element, Attributes attributes);

    void end(String element);

    void text(String text);

    default boolean hasEnough() {
      return false;
    }
  }

  /// Of the element that begins, by their local names.
  record Attributes(XMLStreamReader reader) {
    /// Empty when there is none.
    String get(String name) {
      for (int at = 0; at < reader.getAttributeCount(); at++) {
        if (reader.getAttributeLocalName(at).equals(name)) {
          return Objects.requireNonNullElse(reader.getAttributeValue(at), "");
        }
      }
      return "";
    }

    int number(String name, int otherwise) {
      try {
        return Integer.parseInt(get(name).strip());
      } catch (NumberFormatException none) {
        return otherwise;
      }
    }

    /// Of the relationships' namespace, which documents also call `id`.
    String relationship(String name) {
      for (int at = 0; at < reader.getAttributeCount(); at++) {
        if (reader.getAttributeLocalName(at).equals(name)
            && Objects.requireNonNullElse(reader.getAttributeNamespace(at), "")
                .endsWith("/relationships")) {
          return Objects.requireNonNullElse(reader.getAttributeValue(at), "");
        }
      }
      return "";
    }
  }
}
