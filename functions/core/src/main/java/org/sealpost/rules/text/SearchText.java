package org.sealpost.rules.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.sealpost.rules.pattern.StepBudget;
import org.sealpost.rules.pattern.TextPattern;
import org.sealpost.rules.text.Lexicon.Occurrences;

/// A text that many rules ask about: read once, when it is first asked for words or patterns of the
/// lexicon, and searched once for each pattern. What is found in it as a reader sees it
/// ([PlainReading]) is found as well; words also where any white space stands between those of a
/// phrase. Keeps no second copy of it. Not for several threads.
public final class SearchText {
  private final String text;
  private final Lexicon lexicon;
  private final StepBudget budget;
  private final Map<TextPattern, Boolean> searched = new HashMap<>(0);
  private Optional<Occurrences> occurrences = Optional.empty();
  private Optional<Boolean> disguised = Optional.empty();

  /// @param lexicon words and literals that are not in it are looked for one by one
  public SearchText(String text, Lexicon lexicon, StepBudget budget) {
    this.text = text;
    this.lexicon = lexicon;
    this.budget = budget;
  }

  /// Whether one of the words stands in it ([Words]).
  public boolean containsAny(List<String> words) {
    Optional<int[]> known = lexicon.words(words);
    if (known.isPresent()) {
      return occurrences().haveAnyWord(known.get());
    }
    for (String word : words) {
      if (contains(word)) {
        return true;
      }
    }
    return false;
  }

  /// @throws org.sealpost.rules.pattern.RuleEvaluationException when it took too many steps
  public boolean matchesAny(List<TextPattern> patterns) {
    for (TextPattern pattern : patterns) {
      if (mayMatch(pattern) && isFound(pattern)) {
        return true;
      }
    }
    return false;
  }

  /// The first of the words that stand in the text, as it stands there.
  public Optional<String> wordIn(List<String> words) {
    return words.stream().filter(this::contains).findFirst().map(this::occurrence);
  }

  /// What the first of the patterns that match has matched.
  ///
  /// @throws org.sealpost.rules.pattern.RuleEvaluationException when it took too many steps
  public Optional<String> matchOf(List<TextPattern> patterns) {
    return patterns.stream()
        .filter(this::mayMatch)
        .map(this::firstMatch)
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<String> firstMatch(TextPattern pattern) {
    Optional<String> written = pattern.firstIn(text, budget);
    if (written.isPresent() || !isDisguised()) {
      return written;
    }
    AtomicReference<Optional<String>> found = new AtomicReference<>(Optional.empty());
    PlainReading.anyPiece(
        text,
        false,
        piece -> {
          found.set(pattern.firstIn(piece, budget));
          return found.get().isPresent();
        });
    return found.get();
  }

  private boolean isDisguised() {
    if (disguised.isEmpty()) {
      disguised = Optional.of(PlainReading.isDisguised(text));
    }
    return disguised.get();
  }

  private String occurrence(String word) {
    int at = Words.indexIn(word, text);
    return at < 0 ? word : text.substring(at, at + word.length());
  }

  private boolean contains(String word) {
    OptionalInt known = lexicon.word(word);
    return known.isPresent()
        ? occurrences().asWords().get(known.getAsInt())
        : Words.isIn(word, text)
            || (readsOtherwise(word.indexOf(' ') >= 0)
                && PlainReading.anyPiece(text, true, piece -> Words.isIn(word, piece)));
  }

  /// False when all that the pattern requires one of is known to be missing.
  private boolean mayMatch(TextPattern pattern) {
    Optional<int[]> known = lexicon.required(pattern);
    if (known.isPresent()) {
      return occurrences().haveAnywhere(known.get());
    }
    Set<String> required = pattern.requiredLiterals();
    for (String literal : required) {
      OptionalInt term = lexicon.literal(literal);
      if (term.isEmpty() || occurrences().anywhere().get(term.getAsInt())) {
        return true;
      }
    }
    return required.isEmpty();
  }

  private boolean isFound(TextPattern pattern) {
    Boolean known = searched.get(pattern);
    if (known != null) {
      return known;
    }
    boolean found = firstMatch(pattern).isPresent();
    searched.put(pattern, found);
    return found;
  }

  private Occurrences occurrences() {
    if (occurrences.isEmpty()) {
      Occurrences all = lexicon.occurrencesIn(text);
      if (readsOtherwise(lexicon.hasPhrases())) {
        PlainReading.anyPiece(text, true, piece -> all.takeAll(lexicon.occurrencesIn(piece)));
      }
      occurrences = Optional.of(all);
    }
    return occurrences.get();
  }

  private boolean readsOtherwise(boolean forPhrases) {
    return isDisguised() || (forPhrases && PlainReading.isSpaced(text));
  }
}
