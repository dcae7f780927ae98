package org.sealpost.rules.predicate;

import static org.sealpost.Require.require;

import java.util.List;
import org.sealpost.rules.pattern.TextPattern;

final class Patterns {
  private Patterns() {}

  static List<TextPattern> checked(List<TextPattern> patterns) {
    require(!patterns.isEmpty(), "at least one pattern");
    return List.copyOf(patterns);
  }
}
