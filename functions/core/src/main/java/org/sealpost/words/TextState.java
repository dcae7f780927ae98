package org.sealpost.words;

import java.util.Locale;
import java.util.Optional;

/// How far a language's texts can be relied on. It stands in `states.properties`.
public enum TextState {
  /// Written in this language by who made the product.
  ORIGINAL,

  /// Translated, and read by somebody who grew up with the language.
  REVIEWED,

  /// Translated by a machine. Pages say so where readers choose the language.
  DRAFT;

  /// A language of which nothing is noted is a draft.
  public static TextState of(Locale language) {
    return States.FILE
        .flatMap(states -> states.pattern(language.toLanguageTag()))
        .map(state -> valueOf(state.toUpperCase(Locale.ROOT)))
        .orElse(DRAFT);
  }

  private static final class States {
    static final Optional<Bundle> FILE = Bundle.load(TextState.class, "states.properties");
  }
}
