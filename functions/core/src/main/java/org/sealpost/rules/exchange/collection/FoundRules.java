package org.sealpost.rules.exchange.collection;

import java.util.List;

/// What a file holds.
///
/// @param rules in the order of the file
/// @param notices about the file as a whole, a sentence each
record FoundRules(List<FoundRule> rules, List<String> notices) {
  FoundRules {
    rules = List.copyOf(rules);
    notices = List.copyOf(notices);
  }
}
