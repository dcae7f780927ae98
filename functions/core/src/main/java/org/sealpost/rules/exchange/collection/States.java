package org.sealpost.rules.exchange.collection;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Which rules are enabled, and in which order, from another file (ome.md 3.2: a collection says
/// neither).
final class States {
  private final Map<String, FoundRule> byKey = new HashMap<>();

  /// @throws RefusedFileException if it is no CSV or JSON of Get-TransportRule
  static States of(byte[] file) throws RefusedFileException {
    String text = FileText.of(file).strip();
    FoundRules found =
        text.startsWith("{") || text.startsWith("[") ? RowRules.json(text) : RowRules.csv(text);
    States states = new States();
    for (FoundRule rule : found.rules()) {
      states.byKey.putIfAbsent(key(rule.label()), rule);
      rule.id().ifPresent(id -> states.byKey.put(key(id), rule));
    }
    return states;
  }

  List<FoundRule> joined(List<FoundRule> rules) {
    return rules.stream().map(this::joined).toList();
  }

  private FoundRule joined(FoundRule rule) {
    return rule.id()
        .flatMap(id -> Optional.ofNullable(byKey.get(key(id))))
        .or(() -> Optional.ofNullable(byKey.get(key(rule.label()))))
        .map(
            state ->
                new FoundRule(
                    rule.label(),
                    rule.id(),
                    rule.line(),
                    state.state(),
                    state.priority(),
                    rule.content()))
        .orElse(rule);
  }

  private static String key(String text) {
    return text.strip().replaceAll("[{}]", "").toLowerCase(Locale.ROOT);
  }
}
