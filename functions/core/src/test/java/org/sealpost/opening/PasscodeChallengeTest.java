package org.sealpost.opening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.sealpost.protection.PortalLink;
import org.sealpost.protection.ProtectedMessageId;
import org.sealpost.protection.RecipientKey;

class PasscodeChallengeTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final PortalLink LINK =
      new PortalLink(
          new ProtectedMessageId("abcdefghijklmnopqrstuvwxyz"),
          new RecipientKey("zyxwvutsrqponmlkjihgfedcba"));
  private static final SecretToken BROWSER = new SecretToken("A".repeat(43));
  private static final Passcode PASSCODE = new Passcode("01234567");

  private final PasscodeChallenge challenge = PasscodeChallenge.of(LINK, PASSCODE, BROWSER, 5, NOW);

  @Test
  void isAnsweredByShouldHoldForThePasscodeInTheBrowserThatAsked() {
    assertThat(challenge.isAnsweredBy(PASSCODE, BROWSER)).isTrue();
  }

  @Test
  void isAnsweredByShouldNotHoldForAnotherPasscode() {
    assertThat(challenge.isAnsweredBy(new Passcode("01234568"), BROWSER)).isFalse();
  }

  @Test
  void isAnsweredByShouldNotHoldInAnotherBrowser() {
    assertThat(challenge.isAnsweredBy(PASSCODE, new SecretToken("A".repeat(42) + "B"))).isFalse();
  }

  @Test
  void verifierShouldDifferForAnotherLink() {
    PortalLink other = new PortalLink(LINK.message(), new RecipientKey(LINK.message().value()));

    assertThat(PasscodeChallenge.of(other, PASSCODE, BROWSER, 5, NOW).verifier())
        .isNotEqualTo(challenge.verifier());
  }

  /// What `openssl dgst -sha256 -hmac AAA…` (43 times A) says of the link and the digits behind it.
  @Test
  void verifierShouldBeTheSameAlways() {
    assertThat(challenge.verifier())
        .isEqualTo("bf8733d10af2de9a0ec53f7af01e450f4f396dfb5728a948f7b69e0eca5caa7e");
  }

  @Test
  void ofShouldGiveFifteenMinutesAndFiveTries() {
    assertThat(challenge.expiresAt()).isEqualTo("2026-11-21T10:15:00Z");
    assertThat(challenge.triesLeft()).isEqualTo(5);
  }

  @Test
  void toStringShouldSayNothingOfTheSecrets() {
    assertThat(challenge.toString())
        .doesNotContain(challenge.verifier())
        .doesNotContain(LINK.recipient().value());
  }

  @Test
  void newShouldRefuseTriesOutOfRange() {
    assertThatIllegalArgumentException().isThrownBy(() -> challenge.left(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> challenge.left(6));
  }
}
