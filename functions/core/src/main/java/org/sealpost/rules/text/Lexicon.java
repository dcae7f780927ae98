package org.sealpost.rules.text;

import java.util.Collection;

/// All words and literals that a rule set asks for, compiled once, so that one pass over a text
/// finds them all. Immutable.
public final class Lexicon {
  public static final Lexicon EMPTY = new Lexicon();

  private Lexicon() {}

  /// @param words found where they stand as words ([Words])
  /// @param literals folded; found wherever they stand
  public static Lexicon of(Collection<String> words, Collection<String> literals) {
    return words.isEmpty() && literals.isEmpty() ? EMPTY : new Lexicon();
  }
}
