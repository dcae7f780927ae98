package org.sealpost.portal.pages;

import java.util.Optional;

/// The page on which a reader sets their phrase.
///
/// @param phrase that this browser knows now
record PhraseView(Look look, Optional<TrustPhrase> phrase, State state) {
  enum State {
    AS_IT_IS,
    KEPT,
    FORGOTTEN,
    NONE_GIVEN
  }

  Words words() {
    return look.words();
  }

  /// What has just happened, if anything did.
  Optional<String> news() {
    return switch (state) {
      case KEPT -> Optional.of(words().say("trust.phrase-kept"));
      case FORGOTTEN -> Optional.of(words().say("trust.phrase-gone"));
      case AS_IT_IS, NONE_GIVEN -> Optional.empty();
    };
  }

  boolean noneGiven() {
    return state == State.NONE_GIVEN;
  }

  int longest() {
    return TrustPhrase.LONGEST;
  }
}
