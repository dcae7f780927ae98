package org.sealpost.rules.pattern;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/// The capturing groups of a pattern, by their numbers in .NET: unnamed groups from 1 on in the
/// order of their opening, then named ones in the order of their first appearance; a name made of
/// digits is a number.
final class Groups {
  private final Map<Integer, Integer> opened = new HashMap<>();
  private final Map<String, Integer> named = new LinkedHashMap<>();
  private int unnamed;

  /// @return its number
  int openUnnamed() {
    unnamed++;
    opened.merge(unnamed, 1, Integer::sum);
    return unnamed;
  }

  void openNumbered(int number) {
    opened.merge(number, 1, Integer::sum);
  }

  void openNamed(String name) {
    named.merge(name, 1, Integer::sum);
  }

  /// @return the groups with numbers for the names
  Groups numbered() {
    Groups numbered = new Groups();
    numbered.opened.putAll(opened);
    numbered.unnamed = unnamed;
    int next = unnamed + 1;
    for (Map.Entry<String, Integer> name : named.entrySet()) {
      while (numbered.opened.containsKey(next)) {
        next++;
      }
      numbered.opened.put(next, name.getValue());
      numbered.named.put(name.getKey(), next);
    }
    return numbered;
  }

  /// Of what [#numbered()] gave.
  OptionalInt numberOf(String name) {
    Integer number = named.get(name);
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }

  boolean has(int number) {
    return opened.containsKey(number);
  }

  /// Whether several groups capture to one number.
  boolean isShared(int number) {
    return opened.getOrDefault(number, 0) > 1;
  }

  boolean areMixed() {
    return unnamed > 0 && !named.isEmpty();
  }
}
