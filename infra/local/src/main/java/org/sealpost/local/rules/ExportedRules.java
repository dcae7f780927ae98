package org.sealpost.local.rules;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.sealpost.branding.BrandingTemplate;
import org.sealpost.organization.directory.Directory;
import org.sealpost.protection.template.ProtectionTemplate;
import org.sealpost.protection.template.ProtectionTemplates;
import org.sealpost.rules.RuleSet;
import org.sealpost.rules.exchange.collection.ImportOptions;
import org.sealpost.rules.exchange.collection.ImportReport;
import org.sealpost.rules.exchange.collection.ImportReport.ImportedRule;
import org.sealpost.rules.exchange.collection.ImportReport.Outcome;
import org.sealpost.rules.exchange.collection.RefusedFileException;
import org.sealpost.rules.exchange.collection.RuleCollectionImport;
import org.sealpost.rules.exchange.parameter.DateReading;
import org.sealpost.rules.exchange.parameter.Surroundings;
import org.sealpost.rules.simulation.Printable;

/// Rules that Exchange exported, as they were written.
final class ExportedRules {
  private static final RuleSet NONE = new RuleSet(java.util.List.of());

  private ExportedRules() {}

  /// @param warnings told of each rule that is left out, or is not quite the same
  static RuleSet read(
      Path file,
      byte[] export,
      Directory directory,
      ProtectionTemplates templates,
      Consumer<String> warnings)
      throws CommandFailedException {
    try {
      ImportReport report = RuleCollectionImport.read(export, options(directory, templates));
      report.rules().forEach(rule -> warn(file, rule, warnings));
      return report.after();
    } catch (RefusedFileException refused) {
      throw new CommandFailedException(
          CommandFailedException.USAGE, "%s: %s".formatted(file, refused.why()), refused);
    }
  }

  private static ImportOptions options(Directory directory, ProtectionTemplates templates) {
    return ImportOptions.of(
            new Surroundings(
                directory,
                Map.of(),
                templates.all().stream().map(ProtectionTemplate::name).collect(Collectors.toSet()),
                Set.of(BrandingTemplate.DEFAULT_NAME),
                DateReading.ISO_ONLY),
            NONE)
        .withArrival(ImportOptions.Arrival.AS_WRITTEN);
  }

  private static void warn(Path file, ImportedRule rule, Consumer<String> warnings) {
    String where =
        "%s, line %d, rule \"%s\": ".formatted(file, rule.line(), Printable.of(rule.name(), 64));
    switch (rule.outcome()) {
      case Outcome.Imported _ -> {
        // As it was written.
      }
      case Outcome.ImportedWithChanges changed ->
          warnings.accept(where + Printable.of(String.join("; ", changed.changes()), 400));
      case Outcome.NotImported refused ->
          warnings.accept(where + "left out: " + Printable.of(refused.why(), 400));
    }
  }
}
