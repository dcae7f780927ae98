package org.sealpost.delivery;

import java.util.Locale;
import org.sealpost.words.Bundles;
import org.sealpost.words.Words;

/// What our mails say, in the nearest of our languages; English where none is near.
final class LetterWords {
  private static final Bundles BUNDLES = new Bundles(LetterWords.class, "");

  private LetterWords() {}

  static Words ofWrapper(Locale language) {
    return Words.of(BUNDLES, language).about("wrapper");
  }

  static Words ofPasscode(Locale language) {
    return Words.of(BUNDLES, language).about("passcode");
  }
}
