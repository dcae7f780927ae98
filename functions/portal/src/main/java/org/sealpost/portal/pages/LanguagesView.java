package org.sealpost.portal.pages;

import java.util.List;
import org.sealpost.words.Languages;
import org.sealpost.words.TextState;

/// The page of languages.
///
/// @param hasBack whether there is a page to go back to
record LanguagesView(Look look, boolean hasBack) {
  Words words() {
    return look.words();
  }

  /// Each as itself, in our order.
  List<Words> offered() {
    return Languages.ALL.stream().map(Words::in).toList();
  }

  boolean isCurrent(Words one) {
    return one.language().equals(words().language());
  }

  boolean isDraft() {
    return words().state() == TextState.DRAFT;
  }
}
