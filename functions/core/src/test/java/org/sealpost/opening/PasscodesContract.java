package org.sealpost.opening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sealpost.testing.Samples.NOW;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sealpost.protection.PortalLink;
import org.sealpost.testing.Race;
import org.sealpost.testing.Samples;

/// What every [Passcodes] does.
public interface PasscodesContract {
  int CONTENDERS = 20;
  SecretToken BROWSER = new SecretToken("b".repeat(43));

  Passcodes passcodes();

  private static PasscodeChallenge challenge(PortalLink link) {
    SecureRandom random = new SecureRandom();
    return PasscodeChallenge.of(
        link, Passcode.random(random), BROWSER, PasscodeChallenge.TRIES, NOW);
  }

  private static Instant expiry() {
    return NOW.plus(PasscodeChallenge.LIFETIME);
  }

  @Test
  default void takeTryShouldGiveTheChallengeWithOneTryLess() {
    PasscodeChallenge challenge = challenge(Samples.link());
    passcodes().put(challenge);

    Optional<PasscodeChallenge> taken = passcodes().takeTry(challenge.link(), BROWSER, NOW);

    assertThat(taken).contains(challenge.left(PasscodeChallenge.TRIES - 1));
  }

  @Test
  default void takeTryShouldBeEmptyWithoutAChallenge() {
    assertThat(passcodes().takeTry(Samples.link(), BROWSER, NOW)).isEmpty();
  }

  @Test
  default void takeTryShouldBeEmptyForAnotherRecipientOfTheMessage() {
    PasscodeChallenge challenge = challenge(Samples.link());
    passcodes().put(challenge);
    PortalLink other = new PortalLink(challenge.link().message(), Samples.recipientKey());

    assertThat(passcodes().takeTry(other, BROWSER, NOW)).isEmpty();
  }

  @Test
  default void takeTryShouldConsumeTheTryWhetherItIsComparedOrNot() {
    PasscodeChallenge challenge = challenge(Samples.link());
    passcodes().put(challenge);

    for (int left = PasscodeChallenge.TRIES - 1; left >= 0; left--) {
      int expected = left;
      assertThat(passcodes().takeTry(challenge.link(), BROWSER, NOW))
          .hasValueSatisfying(taken -> assertThat(taken.triesLeft()).isEqualTo(expected));
    }

    assertThat(passcodes().takeTry(challenge.link(), BROWSER, NOW)).isEmpty();
  }

  @Test
  default void takeTryShouldGiveEachTryOnceAmongManyAtTheSameTime() throws Exception {
    PasscodeChallenge challenge = challenge(Samples.link());
    passcodes().put(challenge);

    var taken = Race.among(CONTENDERS, () -> passcodes().takeTry(challenge.link(), BROWSER, NOW));

    assertThat(taken.stream().flatMap(Optional::stream).map(PasscodeChallenge::triesLeft))
        .containsExactlyInAnyOrder(4, 3, 2, 1, 0);
  }

  @Test
  default void takeTryShouldWorkUntilJustBeforeTheExpiry() {
    PasscodeChallenge challenge = challenge(Samples.link());
    passcodes().put(challenge);

    assertThat(passcodes().takeTry(challenge.link(), BROWSER, expiry().minusNanos(1))).isPresent();
  }

  @Test
  default void takeTryShouldBeEmptyFromTheInstantOfExpiryOnAlthoughNothingWasDeleted() {
    PasscodeChallenge challenge = challenge(Samples.link());
    passcodes().put(challenge);

    assertThat(passcodes().takeTry(challenge.link(), BROWSER, expiry())).isEmpty();
  }

  @Test
  default void putShouldReplaceAnEarlierChallengeWithAllItsTries() {
    PortalLink link = Samples.link();
    PasscodeChallenge newer = challenge(link);
    passcodes().put(challenge(link));
    passcodes().takeTry(link, BROWSER, NOW);

    passcodes().put(newer);

    assertThat(passcodes().takeTry(link, BROWSER, NOW))
        .hasValueSatisfying(
            taken -> {
              assertThat(taken.verifier()).isEqualTo(newer.verifier());
              assertThat(taken.triesLeft()).isEqualTo(PasscodeChallenge.TRIES - 1);
            });
  }

  @Test
  default void redeemShouldTakeTheChallengeOnce() {
    PasscodeChallenge challenge = challenge(Samples.link());
    passcodes().put(challenge);
    PasscodeChallenge taken = passcodes().takeTry(challenge.link(), BROWSER, NOW).orElseThrow();

    assertThat(passcodes().redeem(taken, NOW)).isTrue();
    assertThat(passcodes().redeem(taken, NOW)).isFalse();
    assertThat(passcodes().takeTry(challenge.link(), BROWSER, NOW)).isEmpty();
  }

  @Test
  default void redeemShouldWorkWithTheLastTry() {
    PasscodeChallenge challenge = challenge(Samples.link());
    passcodes().put(challenge);
    for (int i = 1; i < PasscodeChallenge.TRIES; i++) {
      passcodes().takeTry(challenge.link(), BROWSER, NOW);
    }
    PasscodeChallenge last = passcodes().takeTry(challenge.link(), BROWSER, NOW).orElseThrow();

    assertThat(passcodes().redeem(last, NOW)).isTrue();
  }

  @Test
  default void redeemShouldLetOneWinAmongManyAtTheSameTime() throws Exception {
    PasscodeChallenge challenge = challenge(Samples.link());
    passcodes().put(challenge);

    var redeemed = Race.among(CONTENDERS, () -> passcodes().redeem(challenge, NOW));

    assertThat(redeemed).containsOnlyOnce(true);
  }

  @Test
  default void redeemShouldFailWhenANewerChallengeHasReplacedIt() {
    PortalLink link = Samples.link();
    PasscodeChallenge older = challenge(link);
    passcodes().put(older);
    passcodes().put(challenge(link));

    assertThat(passcodes().redeem(older, NOW)).isFalse();
    assertThat(passcodes().takeTry(link, BROWSER, NOW)).isPresent();
  }

  @Test
  default void redeemShouldFailFromTheInstantOfExpiryOn() {
    PasscodeChallenge challenge = challenge(Samples.link());
    passcodes().put(challenge);

    assertThat(passcodes().redeem(challenge, expiry())).isFalse();
  }

  @Test
  default void findShouldGiveTheChallengeAndConsumeNothing() {
    PasscodeChallenge challenge = challenge(Samples.link());
    passcodes().put(challenge);

    for (int time = 0; time < 10; time++) {
      assertThat(passcodes().find(challenge.link(), BROWSER, NOW)).contains(challenge);
    }

    assertThat(passcodes().takeTry(challenge.link(), BROWSER, NOW))
        .contains(challenge.left(PasscodeChallenge.TRIES - 1));
  }

  @Test
  default void findShouldBeEmptyFromTheInstantOfExpiryOn() {
    PasscodeChallenge challenge = challenge(Samples.link());
    passcodes().put(challenge);

    assertThat(passcodes().find(challenge.link(), BROWSER, expiry().minusNanos(1))).isPresent();
    assertThat(passcodes().find(challenge.link(), BROWSER, expiry())).isEmpty();
  }

  @Test
  default void findShouldBeEmptyWithoutAChallengeOrAfterItWasRedeemed() {
    PasscodeChallenge challenge = challenge(Samples.link());
    passcodes().put(challenge);
    passcodes().redeem(challenge, NOW);

    assertThat(passcodes().find(challenge.link(), BROWSER, NOW)).isEmpty();
    assertThat(passcodes().find(Samples.link(), BROWSER, NOW)).isEmpty();
  }

  /// Threat 15: what is stored says when it ends, and neither tries nor time move that.
  @Test
  default void theStoredExpiryShouldBeFifteenMinutesAfterSending() {
    PasscodeChallenge challenge = challenge(Samples.link());
    passcodes().put(challenge);
    passcodes().takeTry(challenge.link(), BROWSER, NOW.plusSeconds(600));

    assertThat(passcodes().find(challenge.link(), BROWSER, NOW.plusSeconds(601)))
        .hasValueSatisfying(
            stored -> {
              assertThat(stored.sentAt()).isEqualTo(NOW);
              assertThat(stored.expiresAt()).isEqualTo(NOW.plusSeconds(900));
            });
  }

  /// Threats 13 and 20: whatever another browser does at the same link, this one's challenge stays.
  @Test
  default void browsersShouldNotDisturbEachOther() {
    PasscodeChallenge own = challenge(Samples.link());
    SecretToken stranger = new SecretToken("s".repeat(43));
    PasscodeChallenge foreign =
        PasscodeChallenge.of(own.link(), new Passcode("12345678"), stranger, 2, NOW.plusSeconds(5));
    passcodes().put(own);

    passcodes().put(foreign);
    for (int time = 0; time < 10; time++) {
      passcodes().takeTry(own.link(), stranger, NOW.plusSeconds(5));
    }
    passcodes().redeem(foreign.left(0), NOW.plusSeconds(5));

    assertThat(passcodes().find(own.link(), BROWSER, NOW.plusSeconds(5))).contains(own);
    assertThat(passcodes().find(own.link(), stranger, NOW.plusSeconds(5))).isEmpty();
    assertThat(passcodes().redeem(own, NOW.plusSeconds(5))).isTrue();
  }

  @Test
  default void putShouldKeepFewerTriesThanUsual() {
    PasscodeChallenge strict =
        PasscodeChallenge.of(Samples.link(), new Passcode("12345678"), BROWSER, 2, NOW);
    passcodes().put(strict);

    assertThat(passcodes().takeTry(strict.link(), BROWSER, NOW)).contains(strict.left(1));
    assertThat(passcodes().takeTry(strict.link(), BROWSER, NOW)).contains(strict.left(0));
    assertThat(passcodes().takeTry(strict.link(), BROWSER, NOW)).isEmpty();
  }
}
