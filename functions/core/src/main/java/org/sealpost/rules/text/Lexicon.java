package org.sealpost.rules.text;

import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.sealpost.rules.pattern.TextPattern;

/// All words and literals that a rule set asks for, compiled once, so that one pass over a text
/// finds them all. Immutable.
public final class Lexicon {
  public static final Lexicon EMPTY = of(List.of(), List.of());

  /// Each folded, sorted.
  private final List<String> terms;

  private final Automaton automaton;
  private final Map<String, Integer> termOfWord = new HashMap<>();
  private final Map<String, Integer> termOfLiteral = new HashMap<>();
  private final IdentityHashMap<List<String>, int[]> termsOfWords = new IdentityHashMap<>();
  private final IdentityHashMap<TextPattern, int[]> termsOfPatterns = new IdentityHashMap<>();
  private final BitSet words = new BitSet();
  private boolean hasPhrases;

  private Lexicon(List<String> terms) {
    this.terms = terms;
    this.automaton = new Automaton(terms);
  }

  /// @param words found where they stand as words ([Words])
  /// @param literals folded; found wherever they stand
  public static Lexicon of(Collection<String> words, Collection<String> literals) {
    Lexicon lexicon =
        new Lexicon(
            Stream.concat(words.stream(), literals.stream())
                .map(Alphabet::folded)
                .filter(term -> !term.isEmpty())
                .distinct()
                .sorted()
                .toList());
    Map<String, Integer> termOf = new HashMap<>();
    lexicon.terms.forEach(term -> termOf.put(term, termOf.size()));
    words.stream()
        .filter(Lexicon::isFoundByItsFoldedForm)
        .forEach(word -> lexicon.addWord(word, termOf));
    literals.stream()
        .filter(literal -> !literal.isEmpty() && isWellFormed(literal))
        .forEach(literal -> lexicon.addLiteral(literal, termOf));
    return lexicon;
  }

  /// Not half a code point, which stands in other ones too; nor one that folding makes a letter of.
  private static boolean isFoundByItsFoldedForm(String word) {
    return isWellFormed(word) && Words.isBoundedAlike(word, Alphabet.folded(word));
  }

  private static boolean isWellFormed(String text) {
    return text.codePoints().noneMatch(point -> Character.getType(point) == Character.SURROGATE);
  }

  /// The same for those who will ask for these very lists and patterns, which is faster.
  public static Lexicon ofAll(Collection<List<String>> words, Collection<TextPattern> patterns) {
    Lexicon lexicon =
        of(
            words.stream().flatMap(List::stream).toList(),
            patterns.stream().flatMap(pattern -> pattern.requiredLiterals().stream()).toList());
    words.stream()
        .filter(lexicon.termOfWord.keySet()::containsAll)
        .forEach(list -> lexicon.termsOfWords.put(list, terms(list, lexicon.termOfWord)));
    patterns.stream()
        .filter(pattern -> !pattern.requiredLiterals().isEmpty())
        .filter(pattern -> lexicon.termOfLiteral.keySet().containsAll(pattern.requiredLiterals()))
        .forEach(
            pattern ->
                lexicon.termsOfPatterns.put(
                    pattern, terms(pattern.requiredLiterals(), lexicon.termOfLiteral)));
    return lexicon;
  }

  private static int[] terms(Collection<String> texts, Map<String, Integer> termOf) {
    return texts.stream().mapToInt(text -> termOf.getOrDefault(text, -1)).toArray();
  }

  private void addWord(String word, Map<String, Integer> termOf) {
    int term = termOf.getOrDefault(Alphabet.folded(word), -1);
    if (term >= 0) {
      termOfWord.put(word, term);
      words.set(term);
      hasPhrases |= word.indexOf(' ') >= 0;
    }
  }

  private void addLiteral(String literal, Map<String, Integer> termOf) {
    termOfLiteral.put(literal, termOf.getOrDefault(Alphabet.folded(literal), -1));
  }

  /// Where [Occurrences] has the word; empty for one that is not in here.
  OptionalInt word(String word) {
    return found(termOfWord, word);
  }

  /// Where [Occurrences] has the literal; empty for one that is not in here.
  OptionalInt literal(String literal) {
    return found(termOfLiteral, literal);
  }

  private static OptionalInt found(Map<String, Integer> terms, String term) {
    Integer number = terms.get(term);
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }

  /// Where [Occurrences] has these words; empty unless the lexicon was made for this very list.
  Optional<int[]> words(List<String> list) {
    return Optional.ofNullable(termsOfWords.get(list));
  }

  /// Where [Occurrences] has what the pattern requires one of; empty unless it requires something
  /// and the lexicon was made for this very pattern.
  Optional<int[]> required(TextPattern pattern) {
    return Optional.ofNullable(termsOfPatterns.get(pattern));
  }

  /// Whether a word has white space in it.
  boolean hasPhrases() {
    return hasPhrases;
  }

  /// Reads the text once.
  Occurrences occurrencesIn(String text) {
    BitSet anywhere = new BitSet();
    BitSet asWords = new BitSet();
    automaton.read(
        text,
        (term, end) -> {
          anywhere.set(term);
          if (words.get(term)
              && !asWords.get(term)
              && Words.isBounded(terms.get(term), text, end - terms.get(term).length())) {
            asWords.set(term);
          }
        });
    return new Occurrences(anywhere, asWords);
  }

  @Override
  public String toString() {
    return "Lexicon[%d terms, %d states, %d KB]"
        .formatted(terms.size(), automaton.states(), automaton.bytes() / 1024);
  }

  /// What stands in a text.
  record Occurrences(BitSet anywhere, BitSet asWords) {
    /// @return false
    boolean takeAll(Occurrences others) {
      anywhere.or(others.anywhere);
      asWords.or(others.asWords);
      return false;
    }

    boolean haveAnyWord(int[] terms) {
      return haveAny(asWords, terms);
    }

    boolean haveAnywhere(int[] terms) {
      return haveAny(anywhere, terms);
    }

    private static boolean haveAny(BitSet found, int[] terms) {
      if (found.isEmpty()) {
        return false;
      }
      for (int term : terms) {
        if (found.get(term)) {
          return true;
        }
      }
      return false;
    }
  }
}
