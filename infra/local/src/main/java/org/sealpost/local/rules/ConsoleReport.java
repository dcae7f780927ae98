package org.sealpost.local.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.sealpost.rules.simulation.Printable;

/// What the console says of something that was imported, for people. Members that it does not know
/// are left out; the console may be newer.
final class ConsoleReport {
  private static final int LONGEST = 400;

  private ConsoleReport() {}

  /// Of rules.
  static String ofRules(JsonNode report) {
    List<String> lines = new ArrayList<>();
    for (JsonNode rule : report.path("rules")) {
      lines.add(
          "%s  %s"
              .formatted(
                  Printable.of(rule.path("name").asText(), 64), text(rule, "outcome", "status")));
      Stream.of("changes", "why", "place")
          .flatMap(member -> sentences(rule.path(member)))
          .forEach(sentence -> lines.add("    " + sentence));
    }
    sentences(report.path("notices")).forEach(lines::add);
    missing(report, "missingProtectionTemplates", "protection templates", lines);
    missing(report, "missingBrandingTemplates", "branding templates", lines);
    version(report, "version", lines);
    return joined(lines);
  }

  /// Of people or groups.
  static String ofDirectory(JsonNode report) {
    List<String> lines = new ArrayList<>();
    lines.add("%,d entries".formatted(report.path("entries").asLong()));
    for (String member : List.of("problems", "remarks")) {
      report
          .path(member)
          .forEach(
              line ->
                  lines.add(
                      "  line %d: %s"
                          .formatted(
                              line.path("line").asLong(),
                              Printable.of(line.path("message").asText(), LONGEST))));
    }
    List<String> ignored = sentences(report.path("ignoredColumns")).toList();
    if (!ignored.isEmpty()) {
      lines.add("Columns that mean nothing here: " + String.join(", ", ignored));
    }
    version(report, "saved", lines);
    return joined(lines);
  }

  /// A member that is a text, or an object that names what it is.
  private static String text(JsonNode rule, String... members) {
    return Stream.of(members)
        .map(rule::path)
        .filter(JsonNode::isValueNode)
        .map(JsonNode::asText)
        .findFirst()
        .map(text -> Printable.of(text, 80))
        .orElse("");
  }

  private static Stream<String> sentences(JsonNode node) {
    if (node.isArray()) {
      return Stream.iterate(0, index -> index < node.size(), index -> index + 1)
          .flatMap(index -> sentences(node.get(index)));
    }
    return node.isValueNode() && !node.asText().isBlank()
        ? Stream.of(Printable.of(node.asText(), LONGEST))
        : Stream.empty();
  }

  private static void missing(JsonNode report, String member, String what, List<String> lines) {
    List<String> names = sentences(report.path(member)).toList();
    if (!names.isEmpty()) {
      lines.add("Missing %s: %s".formatted(what, String.join(", ", names)));
    }
  }

  private static void version(JsonNode report, String member, List<String> lines) {
    JsonNode version = report.path(member);
    lines.add(
        version.isIntegralNumber() && version.asLong() > 0
            ? "Saved as version " + version.asLong() + "."
            : "Nothing was saved.");
  }

  private static String joined(List<String> lines) {
    return String.join("\n", lines) + "\n";
  }
}
