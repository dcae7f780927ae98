package org.sealpost.words;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What we say in one language. A key is `subject.key`: that of a text in the bundle of its
/// subject.
///
/// A text that a language lacks is said in English; tests see to it that none does.
public class Words {
  /// What they embrace is set in its own direction (Unicode FSI and PDI), so that an address does
  /// not come apart between right-to-left words.
  private static final String ISOLATE = "\u2068";

  private static final String END_OF_ISOLATE = "\u2069";

  private final Bundles bundles;
  private final Locale language;
  private final String beginning;

  /// @param language one that we speak
  protected Words(Bundles bundles, Locale language) {
    this(bundles, language, "");
  }

  private Words(Bundles bundles, Locale language, String beginning) {
    this.bundles = bundles;
    this.language = language;
    this.beginning = beginning;
  }

  /// The nearest of our languages; English where none is near.
  public static Words of(Bundles bundles, Locale language) {
    return new Words(bundles, Languages.spoken(language).orElse(Locale.ENGLISH));
  }

  /// The same, for somebody who speaks of one subject only: `title` then means `subject.title`.
  public Words about(String subject) {
    return new Words(bundles, language, subject + ".");
  }

  /// One that we speak.
  public Locale locale() {
    return language;
  }

  /// For HTML's `lang`.
  public String language() {
    return language.toLanguageTag();
  }

  /// For HTML's `dir`: `ltr` or `rtl`.
  public String direction() {
    return isRightToLeft() ? "rtl" : "ltr";
  }

  /// What the language calls itself.
  public String languageName() {
    return Conventions.of(language).ownName(language());
  }

  public TextState state() {
    return TextState.of(language);
  }

  /// With what is filled in set in its own direction, where words run from right to left.
  ///
  /// @param values for `{0}` and so on: text, and numbers where a plural or a number is asked for
  public String say(String key, Object... values) {
    return plain(key, isRightToLeft() ? isolated(values) : values);
  }

  /// Without invisible characters, for a header field.
  ///
  /// @param values as of [#say]
  public String plain(String key, Object... values) {
    String whole = beginning + key;
    int dot = whole.indexOf('.');
    String subject = whole.substring(0, dot);
    String rest = whole.substring(dot + 1);
    return said(language, subject, rest, values)
        .or(() -> said(Locale.ENGLISH, subject, rest, values))
        .orElseThrow(() -> new IllegalArgumentException("no text " + whole));
  }

  /// In UTC and saying so: the reader's zone is known to their browser only, where portal.js writes
  /// it anew.
  public String time(Instant instant) {
    return Conventions.of(language).time(instant);
  }

  /// The day, in UTC.
  public String day(Instant instant) {
    return Conventions.of(language).day(instant);
  }

  public String size(long bytes) {
    return Conventions.of(language).size(bytes);
  }

  /// Joined as the language joins things all of which are meant.
  public String list(List<String> items) {
    return Conventions.of(language)
        .list(items.stream().map(item -> isRightToLeft() ? isolated(item) : item).toList());
  }

  private Optional<String> said(Locale in, String subject, String key, Object... values) {
    return bundles
        .find(subject, in)
        .flatMap(bundle -> bundle.say(key, Conventions.of(in).locale(), values));
  }

  private boolean isRightToLeft() {
    return Conventions.of(language).isRightToLeft();
  }

  private static Object[] isolated(Object... values) {
    return Arrays.stream(values)
        .map(value -> value instanceof String text ? isolated(text) : value)
        .toArray();
  }

  private static String isolated(String text) {
    return ISOLATE + text + END_OF_ISOLATE;
  }
}
