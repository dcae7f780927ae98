package org.sealpost.inspection.parsers;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Properties of documents, the usual ones under the names that Windows shows, in all formats the
/// same; custom ones under their own.
final class DocumentProperties {
  static final String TITLE = "Title";
  static final String SUBJECT = "Subject";
  static final String AUTHOR = "Author";
  static final String KEYWORDS = "Keywords";
  static final String COMMENTS = "Comments";
  static final String LAST_AUTHOR = "Last Author";
  static final String CATEGORY = "Category";
  static final String STATUS = "Status";
  static final String COMPANY = "Company";
  static final String MANAGER = "Manager";

  private static final Map<String, String> USUAL =
      Map.ofEntries(
          Map.entry("title", TITLE),
          Map.entry("subject", SUBJECT),
          Map.entry("creator", AUTHOR),
          Map.entry("initial-creator", AUTHOR),
          Map.entry("keywords", KEYWORDS),
          Map.entry("keyword", KEYWORDS),
          Map.entry("description", COMMENTS),
          Map.entry("lastModifiedBy", LAST_AUTHOR),
          Map.entry("category", CATEGORY),
          Map.entry("contentStatus", STATUS),
          Map.entry("Company", COMPANY),
          Map.entry("Manager", MANAGER));

  private DocumentProperties() {}

  /// docProps/core.xml, app.xml, custom.xml.
  static void readOfficeOpen(byte[] part, Look look) throws XMLStreamException {
    read(part, "property", look);
  }

  /// meta.xml of OpenDocument.
  static void readOpenDocument(byte[] part, Look look) throws XMLStreamException {
    read(part, "user-defined", look);
  }

  private static void read(byte[] part, String customElement, Look look) throws XMLStreamException {
    XMLStreamReader reader = XmlText.reader(part);
    Optional<String> name = Optional.empty();
    StringBuilder value = new StringBuilder();
    while (reader.hasNext()) {
      look.budget().step();
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          Optional<String> begun = name(reader, customElement);
          if (begun.isPresent()) {
            name = begun;
            value.setLength(0);
          }
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
            value.append(reader.getText());
        case XMLStreamConstants.END_ELEMENT -> {
          String element = reader.getLocalName();
          if (name.isPresent() && (element.equals(customElement) || USUAL.containsKey(element))) {
            look.property(name.get(), value.toString().strip());
            name = Optional.empty();
          }
        }
        default -> {}
      }
    }
  }

  private static Optional<String> name(XMLStreamReader reader, String customElement) {
    if (!reader.getLocalName().equals(customElement)) {
      return Optional.ofNullable(USUAL.get(reader.getLocalName()));
    }
    for (int at = 0; at < reader.getAttributeCount(); at++) {
      if (reader.getAttributeLocalName(at).equals("name")) {
        return Optional.of(Objects.requireNonNullElse(reader.getAttributeValue(at), ""));
      }
    }
    return Optional.empty();
  }
}
