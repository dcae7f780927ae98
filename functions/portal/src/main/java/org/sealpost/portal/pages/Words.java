package org.sealpost.portal.pages;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/// What our pages say, in one language: the reader's, as their browser asks for it. The words are
/// in `words/SUBJECT_LANGUAGE.properties`, and a key is `subject.key`.
public final class Words {
  private static final List<Locale> OFFERED =
      Stream.of("en", "de", "fr", "es", "it", "pt", "nl", "pl", "ar")
          .map(Locale::forLanguageTag)
          .toList();
  private static final int LONGEST = 300;

  /// What they embrace is set in its own direction (Unicode FSI and PDI).
  private static final String ISOLATE = "\u2068";

  private static final String END_OF_ISOLATE = "\u2069";

  private final Locale language;

  private Words(Locale language) {
    this.language = language;
  }

  /// @param language one that we speak
  static Words in(Locale language) {
    return new Words(language);
  }

  static Words english() {
    return new Words(Locale.ENGLISH);
  }

  /// The first language of the request's Accept-Language (RFC 9110 12.5.4) that we speak, by its
  /// weights; English where it wants none of them.
  static Words of(Request request) {
    String wanted = request.header("accept-language").orElse("");
    if (wanted.isBlank() || wanted.length() > LONGEST) {
      return english();
    }
    try {
      Locale found = Locale.lookup(Locale.LanguageRange.parse(wanted), OFFERED);
      return found == null ? english() : new Words(found);
    } catch (IllegalArgumentException malformed) {
      return english();
    }
  }

  /// One that we speak.
  Locale locale() {
    return language;
  }

  /// For HTML's `lang`.
  public String language() {
    return language.toLanguageTag();
  }

  /// For HTML's `dir`.
  public String direction() {
    return isRightToLeft() ? "rtl" : "ltr";
  }

  /// @param key `subject.key`
  /// @param values for `{0}` and so on
  public String say(String key, Object... values) {
    int dot = key.indexOf('.');
    Object[] isolated =
        Arrays.stream(values)
            .map(
                value ->
                    value instanceof String text && isRightToLeft()
                        ? ISOLATE + text + END_OF_ISOLATE
                        : value)
            .toArray();
    return new MessageFormat(pattern(key.substring(0, dot), key.substring(dot + 1)), numbers())
        .format(isolated);
  }

  /// In UTC and saying so: the reader's zone is known to their browser only, where portal.js writes
  /// it anew.
  public String time(Instant instant) {
    return DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", language)
        .withZone(ZoneOffset.UTC)
        .format(instant);
  }

  /// With the digits of passcodes and times everywhere: Arabic has two sets of them, and readers of
  /// some of its countries know these only.
  private Locale numbers() {
    return new Locale.Builder().setLocale(language).setUnicodeLocaleKeyword("nu", "latn").build();
  }

  private boolean isRightToLeft() {
    return ULocale.forLocale(language).isRightToLeft();
  }

  /// English where a language lacks the key.
  private String pattern(String subject, String key) {
    try {
      return bundle(subject, language).getString(key);
    } catch (MissingResourceException notTranslated) {
      return bundle(subject, Locale.ENGLISH).getString(key);
    }
  }

  private static ResourceBundle bundle(String subject, Locale language) {
    return ResourceBundle.getBundle(
        "org.sealpost.portal.words." + subject,
        language,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }
}
