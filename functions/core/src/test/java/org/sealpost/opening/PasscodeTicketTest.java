package org.sealpost.opening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sealpost.testing.Samples.NOW;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.testing.SeededRandom;

class PasscodeTicketTest {
  private static final SecretToken TOKEN = new SecretToken("t".repeat(43));

  private final PasscodeTicket ticket = new PasscodeTicket(TOKEN, NOW);

  @Test
  void parseShouldReadWhatWasWritten() {
    PasscodeTicket read = PasscodeTicket.parse(ticket.toText()).orElseThrow();

    assertThat(read.token()).isEqualTo(TOKEN);
    assertThat(read.askedAt().getEpochSecond()).isEqualTo(NOW.getEpochSecond());
    assertThat(read.reference()).isEqualTo(ticket.reference());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "x.1",
        "tttttttttttttttttttttttttttttttttttttttttt.1",
        "ttttttttttttttttttttttttttttttttttttttttttt",
        "ttttttttttttttttttttttttttttttttttttttttttt.",
        "ttttttttttttttttttttttttttttttttttttttttttt.-1",
        "ttttttttttttttttttttttttttttttttttttttttttt.1.1",
        "ttttttttttttttttttttttttttttttttttttttttttt.999999999999",
        "ttttttttttttttttttttttttttttttttttttttttttt.١"
      })
  void parseShouldRefuseEverythingElse(String text) {
    assertThat(PasscodeTicket.parse(text)).isEmpty();
  }

  @Test
  void referenceShouldBeFourLettersAndDigitsThatNobodyMixesUp() {
    SeededRandom random = new SeededRandom(20_261_122);
    Set<String> seen = new HashSet<>();
    for (int time = 0; time < 2_000; time++) {
      seen.add(new PasscodeTicket(SecretToken.random(random), NOW).reference());
    }

    assertThat(seen)
        .hasSizeGreaterThan(1_980)
        .allSatisfy(code -> assertThat(code).matches("[ABCDEFGHJKLMNPQRSTUVWXYZ2-9]{4}"));
  }

  @Test
  void referenceShouldDifferFromRequestToRequest() {
    PasscodeTicket again = ticket.again(NOW.plusSeconds(31)).orElseThrow();

    assertThat(again.reference()).isNotEqualTo(ticket.reference());
  }

  @Test
  void againShouldKeepTheTokenAsLongAsACodeLives() {
    assertThat(ticket.again(NOW.plusSeconds(899)).map(PasscodeTicket::token)).contains(TOKEN);
    assertThat(ticket.again(NOW.plus(Duration.ofMinutes(15)))).isEmpty();
  }

  /// A browser may say anything: what was asked for tomorrow is worth nothing today.
  @Test
  void againAndFreshShouldNotBelieveInTheFuture() {
    assertThat(ticket.again(NOW.minusSeconds(1))).isEmpty();
    assertThat(ticket.isFresh(NOW.minusSeconds(1))).isFalse();
  }

  @Test
  void isFreshShouldHoldForHalfAMinute() {
    assertThat(ticket.isFresh(NOW)).isTrue();
    assertThat(ticket.isFresh(NOW.plusSeconds(30).minusNanos(1))).isTrue();
    assertThat(ticket.isFresh(NOW.plusSeconds(30))).isFalse();
  }

  @Test
  void toStringShouldHideTheToken() {
    assertThat(ticket.toString()).doesNotContain("ttt");
  }
}
