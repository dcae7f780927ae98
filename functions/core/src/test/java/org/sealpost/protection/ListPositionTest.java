package org.sealpost.protection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.protection.ReaderMessages.Position;
import org.sealpost.testing.Samples;

class ListPositionTest {
  private static final String LINK = "a".repeat(26) + "." + "b".repeat(26);

  @Test
  void parseShouldReadWhatWasWritten() {
    for (Instant at :
        new Instant[] {
          Instant.EPOCH,
          Samples.NOW.plusNanos(123_456_789),
          Instant.parse("2999-12-31T23:59:59.999999999Z")
        }) {
      Position position = new Position(at, Samples.link());

      assertThat(Position.parse(position.toString())).contains(position);
      assertThat(position.toString()).matches("[a-z0-9.-]{57,80}");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "1-2",
        "1-2-link",
        "-1-2-" + "aaaaaaaaaaaaaaaaaaaaaaaaaa.bbbbbbbbbbbbbbbbbbbbbbbbbb",
        "1--2-" + "aaaaaaaaaaaaaaaaaaaaaaaaaa.bbbbbbbbbbbbbbbbbbbbbbbbbb",
        "1-1000000000-" + "aaaaaaaaaaaaaaaaaaaaaaaaaa.bbbbbbbbbbbbbbbbbbbbbbbbbb",
        "999999999999-1-" + "aaaaaaaaaaaaaaaaaaaaaaaaaa.bbbbbbbbbbbbbbbbbbbbbbbbbb",
        "1-1-" + "AAAAAAAAAAAAAAAAAAAAAAAAAA.bbbbbbbbbbbbbbbbbbbbbbbbbb",
        "1-1-" + "aaaaaaaaaaaaaaaaaaaaaaaaaa.bbbbbbbbbbbbbbbbbbbbbbbbbb\n",
        "٣-1-" + "aaaaaaaaaaaaaaaaaaaaaaaaaa.bbbbbbbbbbbbbbbbbbbbbbbbbb",
        "INBOX#contoso#0000",
      })
  void parseShouldBeEmptyForAnythingElse(String text) {
    assertThat(Position.parse(text)).isEmpty();
  }

  @Test
  void parseShouldTakeTheLastInstantThatItTakes() {
    assertThat(Position.parse("99999999999-999999999-" + LINK))
        .map(Position::acceptedAt)
        .contains(Instant.ofEpochSecond(99_999_999_999L, 999_999_999));
  }

  @Test
  void parseShouldNotStumbleOverAMegabyte() {
    assertThat(Position.parse("1".repeat(1_000_000))).isEmpty();
  }
}
