package org.sealpost.rules.exchange.collection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sealpost.rules.RuleSet;
import org.sealpost.rules.exchange.RandomRules;
import org.sealpost.rules.exchange.collection.ImportReport.ImportedRule;
import org.sealpost.rules.exchange.collection.ImportReport.Outcome;

/// The collections of docs/examples are imported as docs/rules.md says.
class ExampleCollectionsTest {
  private static final Path DOCS = Path.of("../../docs");

  @Test
  void bothExamplesShouldBeImportedAsDocumented() throws IOException, RefusedFileException {
    String documentation = Files.readString(DOCS.resolve("rules.md"));

    for (String example : List.of("contoso-rules", "editor-saved-rules")) {
      String begin = "<!-- report " + example + " -->\n```\n";
      int from = documentation.indexOf(begin) + begin.length();
      String documented =
          documentation.substring(from, documentation.indexOf("```\n<!-- /report -->", from));

      assertThat(documented)
          .as("the report of %s in docs/rules.md", example)
          .isEqualTo(text(report(example)));
    }
  }

  @Test
  void exampleShouldSurviveExportAndImport() throws IOException, RefusedFileException {
    RuleSet imported = report("contoso-rules").after();

    ImportReport again =
        RuleCollectionImport.read(
            RuleCollectionExport.write(imported),
            ImportOptions.of(RandomRules.NOBODY, new RuleSet(List.of()))
                .withArrival(ImportOptions.Arrival.AS_WRITTEN));

    assertThat(again.after()).isEqualTo(imported);
  }

  private static ImportReport report(String example) throws IOException, RefusedFileException {
    return RuleCollectionImport.read(
        Files.readAllBytes(DOCS.resolve("examples").resolve(example + ".xml")),
        ImportOptions.of(RandomRules.NOBODY, new RuleSet(List.of())));
  }

  private static String text(ImportReport report) {
    long imported = count(report, Outcome.Imported.class);
    long changed = count(report, Outcome.ImportedWithChanges.class);
    long refused = count(report, Outcome.NotImported.class);
    return Stream.of(
                Stream.of(
                    "%d imported, %d imported with changes, %d not imported"
                        .formatted(imported, changed, refused)),
                report.rules().stream().flatMap(ExampleCollectionsTest::lines),
                report.missingProtectionTemplates().stream()
                    .map(name -> "missing protection template: " + name),
                report.missingBrandingTemplates().stream()
                    .map(name -> "missing branding template: " + name),
                report.notices().stream().map(notice -> "notice: " + notice))
            .flatMap(lines -> lines)
            .collect(Collectors.joining("\n"))
        + "\n";
  }

  private static long count(ImportReport report, Class<? extends Outcome> kind) {
    return report.rules().stream().filter(rule -> kind.isInstance(rule.outcome())).count();
  }

  private static Stream<String> lines(ImportedRule rule) {
    return switch (rule.outcome()) {
      case Outcome.Imported _ -> Stream.empty();
      case Outcome.ImportedWithChanges(var _, var _, var changes) ->
          Stream.concat(
              Stream.of(rule.name() + " (line " + rule.line() + "): imported with changes"),
              changes.stream().map(change -> "  - " + change));
      case Outcome.NotImported(var why, var place) ->
          Stream.of(
              rule.name() + " (line " + rule.line() + "): not imported",
              "  - " + place.map(at -> "at " + at + ": ").orElse("") + why);
    };
  }
}
