package org.sealpost.console.rules;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Optional;
import org.sealpost.rules.exchange.collection.ImportReport;
import org.sealpost.rules.exchange.collection.ImportReport.ImportedRule;
import org.sealpost.rules.exchange.collection.ImportReport.Outcome;

/// What an import did, or would do.
///
/// @param version the new version; empty when nothing was saved
@Serdeable
record ImportView(
    Optional<Long> version,
    List<Rule> rules,
    List<String> notices,
    List<String> missingProtectionTemplates,
    List<String> missingBrandingTemplates) {
  static ImportView of(ImportReport report, Optional<Long> version) {
    return new ImportView(
        version,
        report.rules().stream().map(Rule::of).toList(),
        report.notices(),
        report.missingProtectionTemplates(),
        report.missingBrandingTemplates());
  }

  /// @param line of the file, from 1
  /// @param outcome `imported`, `updated`, `imported with changes`, `updated with changes` or `not
  ///     imported`
  /// @param changes a sentence each
  /// @param why it was not imported
  /// @param place in the rule's command, where it is about one
  @Serdeable
  record Rule(
      String name,
      int line,
      String outcome,
      List<String> changes,
      Optional<String> why,
      Optional<String> place) {
    static Rule of(ImportedRule rule) {
      return switch (rule.outcome()) {
        case Outcome.Imported(_, boolean isUpdate) -> done(rule, begun(isUpdate), List.of());
        case Outcome.ImportedWithChanges(_, boolean isUpdate, var changes) ->
            done(rule, begun(isUpdate) + " with changes", changes);
        case Outcome.NotImported(String why, var place) ->
            new Rule(
                rule.name(),
                rule.line(),
                "not imported",
                List.of(),
                Optional.of(why),
                place.map(at -> "line %d, character %d".formatted(at.line(), at.column())));
      };
    }

    private static Rule done(ImportedRule rule, String outcome, List<String> changes) {
      return new Rule(
          rule.name(), rule.line(), outcome, changes, Optional.empty(), Optional.empty());
    }

    private static String begun(boolean isUpdate) {
      return isUpdate ? "updated" : "imported";
    }
  }
}
