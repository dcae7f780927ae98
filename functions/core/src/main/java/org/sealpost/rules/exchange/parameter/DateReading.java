package org.sealpost.rules.exchange.parameter;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How dates in commands are read (ome.md 2.2, ActivationDate): Exchange writes them in the short
/// format of whichever machine the admin sat at.
///
/// @param culture of that machine; empty when nobody said: then a date such as 09/01/2018 is not
///     guessed
/// @param zone of that machine, for what names no zone of its own
public record DateReading(Optional<Locale> culture, ZoneId zone) {
  /// ISO 8601 and unmistakable dates only; UTC.
  public static final DateReading ISO_ONLY = new DateReading(Optional.empty(), ZoneOffset.UTC);

  private static final Pattern SHORT =
      Pattern.compile(
          "(\\d{1,4})([/.-])\\s?(\\d{1,2})\\2\\s?(\\d{1,4})\\.?"
              + "(?:,?[\\s\\u202f]+(\\d{1,2}):(\\d{2})(?::(\\d{2}))?(?:[\\s\\u202f]*([AaPp])\\.?[Mm]\\.?)?)?");

  /// @throws NeedsReviewException if it may be two dates
  /// @throws IllegalArgumentException if it is no date
  Instant read(String text) {
    String date = text.strip();
    Optional<Instant> iso = iso(date);
    if (iso.isPresent()) {
      return iso.get();
    }
    Matcher matcher = SHORT.matcher(date);
    if (!matcher.matches()) {
      throw notADate();
    }
    try {
      return LocalDateTime.of(day(matcher), time(matcher)).atZone(zone).toInstant();
    } catch (DateTimeException impossible) {
      throw new IllegalArgumentException(
          "there is no such date. Write it as 2018-09-01T17:00:00Z.", impossible);
    }
  }

  private static IllegalArgumentException notADate() {
    return new IllegalArgumentException("this is no date. Write it as 2018-09-01T17:00:00Z.");
  }

  private Optional<Instant> iso(String date) {
    if (!date.matches("\\d{4}-\\d{2}-\\d{2}([T ].*)?")) {
      return Optional.empty();
    }
    String standard = date.replaceFirst(" ", "T");
    try {
      if (standard.length() == 10) {
        return Optional.of(LocalDate.parse(standard).atStartOfDay(zone).toInstant());
      }
      return Optional.of(
          standard.matches(".*(Z|[+-]\\d{2}:?\\d{2})")
              ? OffsetDateTime.parse(standard).toInstant()
              : LocalDateTime.parse(standard, DateTimeFormatter.ISO_LOCAL_DATE_TIME)
                  .atZone(zone)
                  .toInstant());
    } catch (DateTimeParseException malformed) {
      throw new IllegalArgumentException(
          "this is no date. Write it as 2018-09-01T17:00:00Z.", malformed);
    }
  }

  private LocalDate day(Matcher matcher) {
    String first = matcher.group(1);
    int second = Integer.parseInt(matcher.group(3));
    String third = matcher.group(4);
    if (first.length() == 4 && third.length() <= 2) {
      return LocalDate.of(Integer.parseInt(first), second, Integer.parseInt(third));
    }
    if (third.length() != 4 || first.length() > 2) {
      throw NeedsReviewException.unresolved(
          "the year of this date has not four digits. Write it as 2018-09-01.");
    }
    int year = Integer.parseInt(third);
    return isDayFirst(Integer.parseInt(first), second)
        ? LocalDate.of(year, second, Integer.parseInt(first))
        : LocalDate.of(year, Integer.parseInt(first), second);
  }

  private boolean isDayFirst(int first, int second) {
    if (culture.isPresent()) {
      String pattern =
          DateTimeFormatterBuilder.getLocalizedDateTimePattern(
              FormatStyle.SHORT, null, IsoChronology.INSTANCE, culture.get());
      return pattern.indexOf('d') < pattern.indexOf('M');
    }
    if (first <= 12 && second <= 12 && first != second) {
      throw NeedsReviewException.unresolved(
          "this date can be read in two ways. Say of which culture it is, or write it as"
              + " 2018-09-01.");
    }
    return first > 12;
  }

  private static LocalTime time(Matcher matcher) {
    if (matcher.group(5) == null) {
      return LocalTime.MIDNIGHT;
    }
    int hour = Integer.parseInt(matcher.group(5));
    if (matcher.group(8) != null) {
      if (hour < 1 || hour > 12) {
        throw notADate();
      }
      hour = hour % 12 + (matcher.group(8).equalsIgnoreCase("p") ? 12 : 0);
    }
    return LocalTime.of(
        hour,
        Integer.parseInt(matcher.group(6)),
        matcher.group(7) == null ? 0 : Integer.parseInt(matcher.group(7)));
  }
}
