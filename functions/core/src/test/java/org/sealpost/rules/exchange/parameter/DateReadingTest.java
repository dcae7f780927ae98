package org.sealpost.rules.exchange.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateReadingTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @ParameterizedTest
  @CsvSource({
    "2018-09-01, 2018-09-01T00:00:00Z",
    "2018-09-01T17:00:00Z, 2018-09-01T17:00:00Z",
    "2018-09-01 17:00, 2018-09-01T17:00:00Z",
    "2018-09-01T17:00:00+02:00, 2018-09-01T15:00:00Z",
    "2018-09-01T17:00:00.123456789Z, 2018-09-01T17:00:00.123456789Z",
    "09/13/2018, 2018-09-13T00:00:00Z",
    "13/09/2018 5:00 PM, 2018-09-13T17:00:00Z",
    "13.09.2018 17:00:05, 2018-09-13T17:00:05Z",
    "9/9/2018 12:30 AM, 2018-09-09T00:30:00Z",
    "2018/09/01, 2018-09-01T00:00:00Z",
  })
  void readShouldTakeDatesOfOneMeaning(String text, Instant date) {
    assertThat(DateReading.ISO_ONLY.read(text)).isEqualTo(date);
  }

  @ParameterizedTest
  @ValueSource(strings = {"09/01/2018 5:00 PM", "1.2.2018", "9/1/18"})
  void readShouldNotGuessBetweenTwoMeanings(String text) {
    assertThatExceptionOfType(NeedsReviewException.class)
        .isThrownBy(() -> DateReading.ISO_ONLY.read(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "soon",
        "",
        "2018-13-01",
        "2018-02-30",
        "31/02/2018",
        "13/13/2018",
        "9/9/2018 13:00 PM",
        "2018-09-01Tx",
        "9/9/2018 25:00",
        "1-2/2018"
      })
  void readShouldRefuseWhatIsNoDate(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> DateReading.ISO_ONLY.read(text));
  }

  @Test
  void readShouldFollowTheCultureAndTheZone() {
    DateReading american = new DateReading(Optional.of(Locale.US), BERLIN);
    DateReading british = new DateReading(Optional.of(Locale.UK), BERLIN);

    assertThat(american.read("09/01/2018 5:00 PM"))
        .isEqualTo(Instant.parse("2018-09-01T15:00:00Z"));
    assertThat(british.read("09/01/2018 5:00 PM")).isEqualTo(Instant.parse("2018-01-09T16:00:00Z"));
    assertThat(british.read("2018-09-01")).isEqualTo(Instant.parse("2018-08-31T22:00:00Z"));
  }
}
