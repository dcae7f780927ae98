package org.sealpost.opening.passkey;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sealpost.mail.EmailAddress;
import org.sealpost.opening.MailboxKey;
import org.sealpost.opening.SecretToken;
import org.sealpost.opening.SignInMethod;
import org.sealpost.opening.passkey.PasskeyChallenge.Purpose;
import org.sealpost.testing.Race;

/// What every [Passkeys] does.
public interface PasskeysContract {
  Instant NOW = Instant.parse("2026-11-22T10:00:00.123456789Z");

  /// A store in which nobody has a passkey.
  Passkeys passkeys();

  @Test
  default void mailboxShouldHaveNoneAtFirst() {
    assertThat(passkeys().of(bob())).isEmpty();
    assertThat(passkeys().holder(new PasskeyId("abc"))).isEmpty();
  }

  @Test
  default void putShouldGiveBackAllThatWasPut() {
    Passkeys passkeys = passkeys();
    Passkey used =
        new Passkey(
            new PasskeyId("x".repeat(1364)),
            "key",
            4_294_967_295L,
            true,
            new SignInMethod("google"),
            NOW,
            NOW.plusNanos(1),
            Optional.of(NOW.plusSeconds(5)));

    boolean put =
        passkeys.put(new MailboxPasskeys(bob(), "handle", List.of(passkey("a"), used), 0));

    assertThat(put).isTrue();
    assertThat(passkeys.of(bob()))
        .contains(new MailboxPasskeys(bob(), "handle", List.of(passkey("a"), used), 1));
    assertThat(passkeys.of(carol())).isEmpty();
  }

  @Test
  default void putShouldTakeAsManyAsThereMayBe() {
    Passkeys passkeys = passkeys();
    List<Passkey> all =
        IntStream.range(0, MailboxPasskeys.MOST).mapToObj(i -> passkey("p" + i)).toList();

    passkeys.put(new MailboxPasskeys(bob(), "handle", all, 0));

    assertThat(passkeys.of(bob()).orElseThrow().passkeys()).isEqualTo(all);
  }

  @Test
  default void putShouldChangeNothingWhenSomebodyElseHas() {
    Passkeys passkeys = passkeys();
    passkeys.put(new MailboxPasskeys(bob(), "handle", List.of(), 0));
    MailboxPasskeys before = passkeys.of(bob()).orElseThrow();
    passkeys.put(before.with(passkey("a")));

    assertThat(passkeys.put(before.with(passkey("b")))).isFalse();
    assertThat(passkeys.put(new MailboxPasskeys(bob(), "other", List.of(), 0))).isFalse();
    assertThat(passkeys.of(bob()).orElseThrow().passkeys()).containsExactly(passkey("a"));
    assertThat(passkeys.of(bob()).orElseThrow().handle()).isEqualTo("handle");
  }

  @Test
  default void putShouldNotBringBackWhatWasNeverThere() {
    assertThat(passkeys().put(new MailboxPasskeys(bob(), "handle", List.of(), 3))).isFalse();
    assertThat(passkeys().of(bob())).isEmpty();
  }

  /// Threat 25: of two that make the first passkey at the same time, one does.
  @Test
  default void putShouldBeOnesOfManyAtTheSameTime() throws Exception {
    Passkeys passkeys = passkeys();
    passkeys.put(new MailboxPasskeys(bob(), "handle", List.of(), 0));
    MailboxPasskeys before = passkeys.of(bob()).orElseThrow();

    List<Boolean> put = Race.among(12, () -> passkeys.put(before.with(passkey("p"))));

    assertThat(put).containsOnlyOnce(true);
    assertThat(passkeys.of(bob()).orElseThrow().passkeys()).hasSize(1);
  }

  @Test
  default void removeShouldTakeAwayTheNewestOnly() {
    Passkeys passkeys = passkeys();
    passkeys.put(new MailboxPasskeys(bob(), "handle", List.of(passkey("a")), 0));
    MailboxPasskeys before = passkeys.of(bob()).orElseThrow();
    passkeys.put(before.with(passkey("b")));

    assertThat(passkeys.remove(before)).isFalse();
    assertThat(passkeys.remove(passkeys.of(bob()).orElseThrow())).isTrue();
    assertThat(passkeys.of(bob())).isEmpty();
    assertThat(passkeys.remove(before)).isFalse();
  }

  /// What was read before an admin removed it does not come back by being used.
  @Test
  default void putShouldNotMixWhatWasRemovedWithWhatCameAfter() {
    Passkeys passkeys = passkeys();
    passkeys.put(new MailboxPasskeys(bob(), "handle", List.of(passkey("a")), 0));
    MailboxPasskeys before = passkeys.of(bob()).orElseThrow();
    passkeys.remove(before);
    passkeys.put(new MailboxPasskeys(bob(), "another", List.of(), 0));

    assertThat(passkeys.put(before.with(passkey("b")))).isFalse();
    assertThat(passkeys.remove(before)).isFalse();
    assertThat(passkeys.of(bob()).orElseThrow().passkeys()).isEmpty();
  }

  @Test
  default void claimShouldBeOneMailboxsOnly() {
    Passkeys passkeys = passkeys();
    PasskeyId id = new PasskeyId("abc_-9");

    assertThat(passkeys.claim(id, bob())).isTrue();
    assertThat(passkeys.claim(id, bob())).isTrue();
    assertThat(passkeys.claim(id, carol())).isFalse();
    assertThat(passkeys.holder(id)).contains(bob());
    assertThat(passkeys.holder(new PasskeyId("ABC_-9"))).isEmpty();
  }

  @Test
  default void releaseShouldLetOthersClaim() {
    Passkeys passkeys = passkeys();
    PasskeyId id = new PasskeyId("abc");
    passkeys.claim(id, bob());

    passkeys.release(id);
    passkeys.release(id);

    assertThat(passkeys.holder(id)).isEmpty();
    assertThat(passkeys.claim(id, carol())).isTrue();
  }

  @Test
  default void takeShouldGiveTheChallengeOnce() {
    Passkeys passkeys = passkeys();
    SecretToken browser = token();
    PasskeyChallenge asked =
        new PasskeyChallenge(
            browser.digest(), Purpose.MAKE, Optional.of("digest"), NOW.plusSeconds(300));
    passkeys.ask(asked);

    assertThat(passkeys.take(token(), NOW)).isEmpty();
    assertThat(passkeys.take(browser, NOW)).contains(asked);
    assertThat(passkeys.take(browser, NOW)).isEmpty();
  }

  @Test
  default void takeShouldGiveNothingThatIsLate() {
    Passkeys passkeys = passkeys();
    SecretToken browser = token();
    PasskeyChallenge asked =
        new PasskeyChallenge(browser.digest(), Purpose.SIGN_IN, Optional.empty(), NOW);
    passkeys.ask(asked);

    assertThat(passkeys.take(browser, NOW)).isEmpty();
    assertThat(passkeys.take(browser, NOW.minusSeconds(1))).isEmpty();
  }

  @Test
  default void takeShouldGiveTheChallengeToOneOfMany() throws Exception {
    Passkeys passkeys = passkeys();
    SecretToken browser = token();
    passkeys.ask(
        new PasskeyChallenge(
            browser.digest(), Purpose.SIGN_IN, Optional.empty(), NOW.plusSeconds(300)));

    List<Boolean> taken = Race.among(12, () -> passkeys.take(browser, NOW).isPresent());

    assertThat(taken).containsOnlyOnce(true);
  }

  private static MailboxKey bob() {
    return MailboxKey.of(EmailAddress.of("bob@partner.example"));
  }

  private static MailboxKey carol() {
    return MailboxKey.of(EmailAddress.of("carol@partner.example"));
  }

  private static SecretToken token() {
    return SecretToken.random(new SecureRandom());
  }

  private static Passkey passkey(String id) {
    return new Passkey(
        new PasskeyId(id), "key", 0, false, SignInMethod.PASSCODE, NOW, NOW, Optional.empty());
  }
}
