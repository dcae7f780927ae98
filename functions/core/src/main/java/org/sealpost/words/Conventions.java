package org.sealpost.words;

import com.ibm.icu.number.LocalizedNumberFormatter;
import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.number.NumberFormatter.UnitWidth;
import com.ibm.icu.number.Precision;
import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.DateTimePatternGenerator;
import com.ibm.icu.text.DisplayContext;
import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.text.LocaleDisplayNames;
import com.ibm.icu.text.SimpleDateFormat;
import com.ibm.icu.text.SimpleFormatter;
import com.ibm.icu.util.MeasureUnit;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// How a language writes times, sizes and lists, by CLDR, with two exceptions:
///
/// - Digits are 0 to 9. Passcodes and references are made of them, which readers compare and type;
///   Arabic and Persian have other sets, and not everybody who reads the language reads those.
/// - Years are of the Gregorian calendar also in Persian and Thai. A time on our pages is compared
///   with that of a mail, which programs show so more often than not, and with that of the person
///   who has written it, abroad.
///
/// English is that of the world (`en-001`: 1 March 2026), and hours are counted to 24 everywhere:
/// times are in UTC and say so, until portal.js writes them anew in the reader's own zone.
final class Conventions {
  private static final Map<Locale, Conventions> ALL = new ConcurrentHashMap<>();
  private static final int UNIT = 1000;

  private final ULocale locale;

  private Conventions(Locale language) {
    this.locale =
        new ULocale.Builder()
            .setLocale(
                language.equals(Locale.ENGLISH)
                    ? ULocale.forLanguageTag("en-001")
                    : ULocale.forLocale(language))
            .setUnicodeLocaleKeyword("nu", "latn")
            .setUnicodeLocaleKeyword("ca", "gregory")
            .build();
  }

  static Conventions of(Locale language) {
    return ALL.computeIfAbsent(language, Conventions::new);
  }

  ULocale locale() {
    return locale;
  }

  boolean isRightToLeft() {
    return locale.isRightToLeft();
  }

  /// A day and a time with its zone, joined as in a table: `1 March 2026, 14:05 UTC`.
  String time(Instant instant) {
    return Times.of(locale).clone().format(Date.from(instant));
  }

  /// `1 March 2026`.
  String day(Instant instant) {
    return Days.of(locale).clone().format(Date.from(instant));
  }

  /// In decimal units, as systems show file sizes nowadays.
  String size(long bytes) {
    if (bytes < UNIT) {
      return sizes(MeasureUnit.BYTE).unitWidth(UnitWidth.FULL_NAME).format(bytes).toString();
    }
    if (bytes < UNIT * UNIT - UNIT / 2) {
      return sizes(MeasureUnit.KILOBYTE)
          .precision(Precision.integer())
          .format(bytes / (double) UNIT)
          .toString();
    }
    return sizes(MeasureUnit.MEGABYTE)
        .precision(Precision.fixedFraction(1))
        .format(bytes / (double) (UNIT * UNIT))
        .toString();
  }

  String list(List<String> items) {
    return ListFormatter.getInstance(locale).format(items);
  }

  /// What the language calls itself, as in a menu.
  String ownName(String tag) {
    return LocaleDisplayNames.getInstance(
            locale, DisplayContext.DIALECT_NAMES, DisplayContext.CAPITALIZATION_FOR_UI_LIST_OR_MENU)
        .localeDisplayName(tag);
  }

  private LocalizedNumberFormatter sizes(MeasureUnit unit) {
    return NumberFormatter.withLocale(locale).unit(unit).unitWidth(UnitWidth.SHORT);
  }

  private static final class Days {
    private static final Map<ULocale, DateFormat> ALL = new ConcurrentHashMap<>();

    static DateFormat of(ULocale locale) {
      return ALL.computeIfAbsent(locale, Days::made);
    }

    private static DateFormat made(ULocale locale) {
      DateFormat format =
          new SimpleDateFormat(
              DateTimePatternGenerator.getInstance(locale).getBestPattern("yMMMMd"), locale);
      format.setTimeZone(TimeZone.getTimeZone("UTC"));
      return format;
    }
  }

  /// Patterns are put together once for each language: that is what takes time.
  private static final class Times {
    private static final Map<ULocale, DateFormat> ALL = new ConcurrentHashMap<>();

    static DateFormat of(ULocale locale) {
      return ALL.computeIfAbsent(locale, Times::made);
    }

    private static DateFormat made(ULocale locale) {
      DateTimePatternGenerator patterns = DateTimePatternGenerator.getInstance(locale);
      String pattern =
          SimpleFormatter.compile(patterns.getDateTimeFormat())
              .format(
                  // Greek would spell the zone out.
                  patterns.getBestPattern("Hmmz").replace("zzzz", "z"),
                  patterns.getBestPattern("yMMMMd"));
      DateFormat format = new SimpleDateFormat(pattern, locale);
      format.setTimeZone(TimeZone.getTimeZone("UTC"));
      return format;
    }
  }
}
