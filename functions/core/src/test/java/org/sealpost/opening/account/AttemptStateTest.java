package org.sealpost.opening.account;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.opening.SecretToken;
import org.sealpost.testing.Samples;
import org.sealpost.testing.SeededRandom;

class AttemptStateTest {
  private static final Instant EXPIRES_AT = Instant.parse("2026-11-22T09:10:00Z");

  private final SeededRandom random = new SeededRandom(6);
  private final SecretToken browser = SecretToken.random(random);
  private final String link = Samples.link().toString();
  private final AttemptState state = new AttemptState(link, "google", EXPIRES_AT);

  @Test
  void openedShouldGiveWhatWasSealedInTheSameBrowser() {
    assertThat(AttemptState.opened(state.sealedBy(browser, random), browser)).contains(state);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "/\\evil.example", "%2f%2fevil", "a\r\nLocation: x", "mé😀", "\u0000"})
  void openedShouldCarryAnyLinkUnchanged(String any) {
    AttemptState sealing = new AttemptState(any, "google", EXPIRES_AT);

    assertThat(AttemptState.opened(sealing.sealedBy(browser, random), browser)).contains(sealing);
  }

  /// Threat 23.
  @Test
  void openedShouldBeEmptyInAnotherBrowser() {
    assertThat(AttemptState.opened(state.sealedBy(browser, random), SecretToken.random(random)))
        .isEmpty();
  }

  @Test
  void openedShouldBeEmptyWhicheverByteWasChanged() {
    byte[] sealed = Base64.getUrlDecoder().decode(state.sealedBy(browser, random));

    for (int at = 0; at < sealed.length; at++) {
      sealed[at] ^= 1;
      assertThat(AttemptState.opened(text(sealed), browser)).as("byte %d", at).isEmpty();
      sealed[at] ^= 1;
    }
  }

  @Test
  void openedShouldBeEmptyWhereverItWasCut() {
    byte[] sealed = Base64.getUrlDecoder().decode(state.sealedBy(browser, random));

    for (int length = 0; length < sealed.length; length++) {
      assertThat(AttemptState.opened(text(Arrays.copyOf(sealed, length)), browser))
          .as("%d bytes", length)
          .isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "=", "not base64!", "a b", "\r\n", "é"})
  void openedShouldBeEmptyForAnythingElse(String text) {
    assertThat(AttemptState.opened(text, browser)).isEmpty();
    assertThat(AttemptState.opened("A".repeat(1_000_000), browser)).isEmpty();
  }

  /// Threat 24: providers, their logs and the browser's history see it.
  @Test
  void sealedByShouldShowNothingOfTheLink() {
    String sealed = state.sealedBy(browser, random);

    assertThat(new String(Base64.getUrlDecoder().decode(sealed), UTF_8))
        .doesNotContain(link, link.substring(0, 8), "google");
    assertThat(state.sealedBy(browser, random)).isNotEqualTo(sealed);
    assertThat(state.toString()).doesNotContain(link);
  }

  @Test
  void newShouldRefuseWhatIsTooLong() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AttemptState("x".repeat(201), "google", EXPIRES_AT));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AttemptState(link, "g".repeat(128), EXPIRES_AT));
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
