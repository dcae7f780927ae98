package org.sealpost.delivery;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;

/// What a kind of mail says of itself, in one language. The words are in
/// `KIND_LANGUAGE.properties`.
final class Words {
  /// What they embrace is set in its own direction (Unicode FSI and PDI), so that an address does
  /// not come apart between right-to-left words.
  private static final String ISOLATE = "\u2068";

  private static final String END_OF_ISOLATE = "\u2069";

  private final Locale language;
  private final ResourceBundle words;

  private Words(String kind, Locale language) {
    this.language = language;
    this.words =
        ResourceBundle.getBundle(
            "org.sealpost.delivery." + kind,
            language,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /// English where we do not speak the language.
  static Words ofWrapper(Locale language) {
    return of("wrapper", language);
  }

  /// English where we do not speak the language.
  static Words ofPasscode(Locale language) {
    return of("passcode", language);
  }

  private static Words of(String kind, Locale language) {
    return new Words(kind, Languages.offered(language.toLanguageTag()).orElse(Locale.ENGLISH));
  }

  /// For HTML's `lang`.
  String language() {
    return language.toLanguageTag();
  }

  /// For HTML's `dir`.
  String direction() {
    return ULocale.forLocale(language).isRightToLeft() ? "rtl" : "ltr";
  }

  String say(String key, String... values) {
    return plain(
        key,
        Arrays.stream(values)
            .map(value -> isRightToLeft() ? ISOLATE + value + END_OF_ISOLATE : value)
            .toArray(String[]::new));
  }

  /// Without invisible characters, for a header field.
  String plain(String key, String... values) {
    return new MessageFormat(words.getString(key), language).format(values);
  }

  /// In UTC.
  String date(Instant moment) {
    return DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", language)
        .withZone(ZoneOffset.UTC)
        .format(moment);
  }

  private boolean isRightToLeft() {
    return direction().equals("rtl");
  }
}
