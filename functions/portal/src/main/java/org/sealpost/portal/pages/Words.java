package org.sealpost.portal.pages;

import java.util.Locale;
import java.util.Optional;
import org.sealpost.words.Bundles;
import org.sealpost.words.Languages;

/// What our pages say, in the reader's language: the one that they have chosen on a page, else the
/// first that their browser asks for and we speak, else English.
public final class Words extends org.sealpost.words.Words {
  private static final Bundles BUNDLES = new Bundles(Words.class, "/org/sealpost/portal/words/");

  private Words(Locale language) {
    super(BUNDLES, language);
  }

  static Words english() {
    return new Words(Locale.ENGLISH);
  }

  /// @param language one that we speak
  static Words in(Locale language) {
    return new Words(language);
  }

  static Words of(Request request) {
    Optional<Locale> chosen = Cookies.language(request).flatMap(Languages::ofTag);
    return new Words(
        chosen
            .or(() -> request.header("accept-language").flatMap(Languages::wanted))
            .orElse(Locale.ENGLISH));
  }
}
