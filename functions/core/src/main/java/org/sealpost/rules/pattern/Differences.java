package org.sealpost.rules.pattern;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// In what a pattern matches otherwise than in .NET, each said once.
final class Differences {
  private final Set<String> sentences = new LinkedHashSet<>();

  void add(String sentence) {
    sentences.add(sentence);
  }

  List<String> sentences() {
    return List.copyOf(sentences);
  }
}
