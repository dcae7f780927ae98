package org.sealpost.local.rules;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.sealpost.rules.simulation.Printable;

/// What the console says of something that was imported, for people. Members that it does not know
/// are left out; the console may be newer.
final class ConsoleReport {
  private static final int LONGEST = 400;

  private ConsoleReport() {}

  /// Of rules.
  ///
  /// @param isDryRun whether nothing was to be saved
  static String ofRules(JsonNode report, boolean isDryRun) {
    List<String> lines = new ArrayList<>();
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (JsonNode rule : report.path("rules")) {
      String outcome = Printable.of(rule.path("outcome").asText(), 80);
      counts.merge(outcome, 1, Integer::sum);
      lines.add(
          "%s (line %d): %s"
              .formatted(
                  Printable.of(rule.path("name").asText(), 64),
                  rule.path("line").asLong(),
                  outcome));
      sentences(rule.path("changes")).forEach(change -> lines.add("  - " + change));
      sentences(rule.path("why")).forEach(why -> lines.add("  - " + why));
      sentences(rule.path("place"))
          .forEach(place -> lines.add("    at %s of its command".formatted(place)));
    }
    if (!counts.isEmpty()) {
      lines.add(
          counts.entrySet().stream()
              .map(count -> "%,d %s".formatted(count.getValue(), count.getKey()))
              .collect(joining(", ")));
    }
    sentences(report.path("notices")).forEach(lines::add);
    missing(report, "missingProtectionTemplates", "protection templates", lines);
    missing(report, "missingBrandingTemplates", "branding templates", lines);
    version(
        report,
        "version",
        isDryRun ? "A dry run: nothing was saved." : "Nothing is different, so nothing was saved.",
        lines);
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
    version(report, "saved", "Nothing was saved.", lines);
    return joined(lines);
  }

  private static Stream<String> sentences(JsonNode node) {
    if (node.isArray()) {
      return Stream.iterate(0, index -> index < node.size(), index -> index + 1)
          .flatMap(index -> sentences(node.get(index)));
    }
    return node.isTextual() && !node.asText().isBlank()
        ? Stream.of(Printable.of(node.asText(), LONGEST))
        : Stream.empty();
  }

  private static void missing(JsonNode report, String member, String what, List<String> lines) {
    List<String> names = sentences(report.path(member)).toList();
    if (!names.isEmpty()) {
      lines.add("Missing %s: %s".formatted(what, String.join(", ", names)));
    }
  }

  private static void version(JsonNode report, String member, String nothing, List<String> lines) {
    JsonNode version = report.path(member);
    lines.add(
        version.isIntegralNumber() && version.asLong() > 0
            ? "Saved as version " + version.asLong() + "."
            : nothing);
  }

  private static String joined(List<String> lines) {
    return String.join("\n", lines) + "\n";
  }
}
