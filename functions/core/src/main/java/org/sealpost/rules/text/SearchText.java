package org.sealpost.rules.text;

import java.util.List;
import java.util.Optional;
import org.sealpost.rules.pattern.StepBudget;
import org.sealpost.rules.pattern.TextPattern;

/// A text that many rules ask about: read once, when it is first asked for. Keeps no second copy of
/// it. Not for several threads.
public final class SearchText {
  private final String text;
  private final StepBudget budget;

  /// @param lexicon words and literals that are not in it are looked for one by one
  public SearchText(String text, Lexicon lexicon, StepBudget budget) {
    this.text = text;
    this.budget = budget;
  }

  /// Whether one of the words stands in it ([Words]).
  public boolean containsAny(List<String> words) {
    return Words.isIn(words, text);
  }

  /// @throws org.sealpost.rules.pattern.RuleEvaluationException when it took too many steps
  public boolean matchesAny(List<TextPattern> patterns) {
    return patterns.stream().anyMatch(pattern -> pattern.isFoundIn(text, budget));
  }

  /// The first of the words, as it stands in the text.
  public Optional<String> wordIn(List<String> words) {
    return words.stream().filter(word -> Words.isIn(word, text)).findFirst();
  }

  /// What the first of the patterns that matches has matched.
  public Optional<String> matchOf(List<TextPattern> patterns) {
    return patterns.stream()
        .map(pattern -> pattern.firstIn(text, budget))
        .flatMap(Optional::stream)
        .findFirst();
  }
}
