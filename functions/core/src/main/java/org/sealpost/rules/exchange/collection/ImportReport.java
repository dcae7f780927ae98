package org.sealpost.rules.exchange.collection;

import java.util.List;
import java.util.Optional;
import org.sealpost.rules.RuleId;
import org.sealpost.rules.RuleSet;
import org.sealpost.rules.exchange.shell.Place;

/// What an import would do. Nothing has been stored: who only wants to look, stores nothing.
///
/// @param after the rules as they would be
/// @param rules one for each rule of the file, in its order
/// @param notices about the file as a whole, a sentence each
/// @param missingProtectionTemplates that imported rules name and nobody knows
/// @param missingBrandingTemplates that imported rules name and nobody knows
public record ImportReport(
    RuleSet after,
    List<ImportedRule> rules,
    List<String> notices,
    List<String> missingProtectionTemplates,
    List<String> missingBrandingTemplates) {
  public ImportReport {
    rules = List.copyOf(rules);
    notices = List.copyOf(notices);
    missingProtectionTemplates = List.copyOf(missingProtectionTemplates);
    missingBrandingTemplates = List.copyOf(missingBrandingTemplates);
  }

  /// @param name as the file has it; empty where it has none
  /// @param line of the file, from 1
  public record ImportedRule(String name, int line, Outcome outcome) {}

  /// What became of a rule.
  public sealed interface Outcome {
    /// @param isUpdate whether it took the place of the rule with the same id
    record Imported(RuleId id, boolean isUpdate) implements Outcome {}

    /// @param changes a sentence each
    record ImportedWithChanges(RuleId id, boolean isUpdate, List<String> changes)
        implements Outcome {
      public ImportedWithChanges {
        changes = List.copyOf(changes);
      }
    }

    /// @param why a sentence or two
    /// @param place in the command of the rule, where it is about one
    record NotImported(String why, Optional<Place> place) implements Outcome {}
  }
}
