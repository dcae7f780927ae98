package org.sealpost.rules.exchange.collection;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.sealpost.rules.RuleSet;
import org.sealpost.rules.exchange.collection.FoundRule.Content;

/// Reads the XML of Export-TransportRuleCollection, and that of DLP policy templates (ome.md 3.2).
/// A document type is refused where it begins, so that no entity is ever looked at.
final class XmlRules {
  /// What an instruction with our own parameters is called.
  static final String OURS = "sealpost";

  private static final int DEEPEST = 32;
  private static final String PLACEHOLDER = "%%DlpPolicyName%%";

  private final XMLStreamReader xml;
  private final List<FoundRule> rules = new ArrayList<>();
  private final List<String> notices = new ArrayList<>();
  private int depth;
  private String ours = "";

  private XmlRules(XMLStreamReader xml) {
    this.xml = xml;
  }

  /// @throws RefusedFileException if it is no such file. Where it breaks off, what stands before is
  ///     read
  static FoundRules read(String text) throws RefusedFileException {
    try {
      XmlRules reading = new XmlRules(factory().createXMLStreamReader(new StringReader(text)));
      reading.document();
      return new FoundRules(reading.rules, reading.notices);
    } catch (XMLStreamException malformed) {
      throw new RefusedFileException(broken(malformed));
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
    return factory;
  }

  private void document() throws XMLStreamException, RefusedFileException {
    while (xml.hasNext()) {
      switch (next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          root();
          return;
        }
        default -> {}
      }
    }
  }

  private void root() throws RefusedFileException, XMLStreamException {
    switch (xml.getLocalName()) {
      case "rules" -> {
        String name = attribute("name").orElse("");
        if (!name.equals("TransportVersioned")) {
          notices.add("The collection is called '" + name + "', not TransportVersioned.");
        }
        untilBroken(this::collection);
      }
      case "dlpPolicyTemplates" -> untilBroken(this::templates);
      case "dlpPolicyTemplate" -> untilBroken(this::template);
      case "rule" ->
          throw new RefusedFileException(
              "The file holds the inner XML of a rule (InternalXML or RuleXml), which is not read."
                  + " Export with Export-TransportRuleCollection and no -Format.");
      default ->
          throw new RefusedFileException(
              "The file is no rule collection: its root is <"
                  + xml.getLocalName()
                  + ">, not <rules>. Export with Export-TransportRuleCollection.");
    }
  }

  /// What was read before a place that cannot be read stays.
  private void untilBroken(Part part) throws RefusedFileException {
    try {
      part.read();
    } catch (XMLStreamException malformed) {
      notices.add(broken(malformed) + " What stands before it was read.");
    }
  }

  private static String broken(XMLStreamException malformed) {
    String message = String.valueOf(malformed.getMessage());
    String reason = message.substring(message.lastIndexOf('\n') + 1).replaceFirst("^Message: ", "");
    int line = malformed.getLocation() == null ? 1 : malformed.getLocation().getLineNumber();
    return "The file is no well-formed XML from line "
        + line
        + " on ("
        + reason.replaceAll("\\s+", " ")
        + "). Export it again, or repair that place.";
  }

  private void collection() throws XMLStreamException, RefusedFileException {
    eachChild(
        name -> {
          if (name.equalsIgnoreCase("rule")) {
            rule();
          } else {
            notices.add("<" + name + "> is not known and was left out, with what is in it.");
            skip();
          }
        });
  }

  private void rule() throws XMLStreamException, RefusedFileException {
    int line = line();
    String label = attribute("name").orElse("");
    Optional<String> id = attribute("id");
    String format = attribute("format").orElse("cmdlet");
    Version version = new Version();
    ours = "";
    try {
      eachChild(
          name -> {
            if (name.equalsIgnoreCase("version")) {
              version.read();
            } else {
              skip();
            }
          });
    } catch (XMLStreamException malformed) {
      add(label, id, line, new Content.Unreadable("The file breaks off inside the rule."));
      throw malformed;
    }
    add(label, id, line, content(format, version));
  }

  private Content content(String format, Version version) {
    if (!format.equalsIgnoreCase("cmdlet")) {
      return new Content.Unreadable(
          "The format '"
              + format
              + "' is not read, only cmdlet. Export without -Format InternalXML.");
    }
    if (version.text.toString().isBlank()) {
      return new Content.Unreadable(
          version.hasConditions
              ? "The rule is written as elements (InternalXML), not as a command. Export without"
                  + " -Format InternalXML."
              : "The rule has no commandBlock.");
    }
    return new Content.Commands(version.text.toString().strip(), ours);
  }

  /// The last version of a rule.
  private final class Version {
    private StringBuilder text = new StringBuilder();
    private boolean hasConditions;

    void read() throws XMLStreamException, RefusedFileException {
      text = new StringBuilder();
      eachChild(
          name -> {
            if (name.equalsIgnoreCase("commandBlock")) {
              text.append(XmlRules.this.text()).append('\n');
            } else {
              hasConditions |= name.equalsIgnoreCase("condition");
              skip();
            }
          });
    }
  }

  private void templates() throws XMLStreamException, RefusedFileException {
    eachChild(
        name -> {
          if (name.equalsIgnoreCase("dlpPolicyTemplate")) {
            template();
          } else {
            skip();
          }
        });
  }

  private void template() throws XMLStreamException, RefusedFileException {
    String id = attribute("id").orElse("");
    StringBuilder names = new StringBuilder();
    List<Block> blocks = new ArrayList<>();
    eachChild(
        name -> {
          switch (name.toLowerCase(Locale.ROOT)) {
            case "name" ->
                eachChild(_ -> names.append(names.isEmpty() ? text().strip() : skipped()));
            case "policycommands" ->
                eachChild(
                    child -> {
                      if (child.equalsIgnoreCase("commandBlock")) {
                        int line = line();
                        blocks.add(new Block(line, text()));
                      } else {
                        skip();
                      }
                    });
            default -> skip();
          }
        });
    String policy = !names.isEmpty() ? names.toString() : id.isEmpty() ? "DLP policy" : id;
    notices.add(
        "A DLP policy template: "
            + PLACEHOLDER
            + " was read as '"
            + policy
            + "'. The policy's own state and mode are not taken over.");
    for (Block block : blocks) {
      String text = block.text().replace(PLACEHOLDER, policy.replaceAll("['\"`$]", " "));
      add("", Optional.empty(), block.line(), new Content.Commands(text.strip()));
    }
  }

  private record Block(int line, String text) {}

  private String skipped() throws XMLStreamException, RefusedFileException {
    skip();
    return "";
  }

  private void add(String label, Optional<String> id, int line, Content content)
      throws RefusedFileException {
    if (rules.size() == RuleSet.MOST_RULES) {
      throw new RefusedFileException(
          "The file holds more than 1,000 rules. Export fewer rules into one file.");
    }
    rules.add(new FoundRule(label, id, line, Optional.empty(), OptionalInt.empty(), content));
  }

  private Optional<String> attribute(String name) {
    return Optional.ofNullable(xml.getAttributeValue(null, name));
  }

  private int line() {
    return xml.getLocation().getLineNumber();
  }

  /// Calls for each element directly in the current one, which the call reads to its end.
  private void eachChild(Child child) throws XMLStreamException, RefusedFileException {
    while (true) {
      switch (next()) {
        case XMLStreamConstants.START_ELEMENT -> child.read(xml.getLocalName());
        case XMLStreamConstants.END_ELEMENT -> {
          return;
        }
        case XMLStreamConstants.PROCESSING_INSTRUCTION -> {
          if (OURS.equals(xml.getPITarget())) {
            ours = Optional.ofNullable(xml.getPIData()).orElse("");
          }
        }
        default -> {}
      }
    }
  }

  private void skip() throws XMLStreamException, RefusedFileException {
    eachChild(_ -> skip());
  }

  /// Of the current element, elements in it left out.
  private String text() throws XMLStreamException, RefusedFileException {
    StringBuilder text = new StringBuilder();
    while (true) {
      switch (next()) {
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
            text.append(xml.getText());
        case XMLStreamConstants.START_ELEMENT -> skip();
        case XMLStreamConstants.END_ELEMENT -> {
          return text.toString();
        }
        default -> {}
      }
    }
  }

  private int next() throws XMLStreamException, RefusedFileException {
    int event = xml.next();
    switch (event) {
      case XMLStreamConstants.START_ELEMENT -> depth++;
      case XMLStreamConstants.END_ELEMENT -> depth--;
      case XMLStreamConstants.DTD ->
          throw new RefusedFileException(
              "The file has a document type (<!DOCTYPE>), which rule collections never have. It is"
                  + " not read any further.");
      case XMLStreamConstants.ENTITY_REFERENCE ->
          throw new RefusedFileException(
              "The file refers to an entity of its own, which rule collections never do. It is not"
                  + " read any further.");
      default -> {}
    }
    if (depth > DEEPEST) {
      throw new RefusedFileException("Elements stand in elements more than 32 deep.");
    }
    return event;
  }

  @FunctionalInterface
  private interface Part {
    void read() throws XMLStreamException, RefusedFileException;
  }

  @FunctionalInterface
  private interface Child {
    void read(String name) throws XMLStreamException, RefusedFileException;
  }
}
