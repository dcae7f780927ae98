package org.sealpost.opening;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.sealpost.protection.PortalLink;

public final class InMemoryPasscodes implements Passcodes {
  private final Map<Key, PasscodeChallenge> challenges = new HashMap<>();

  @Override
  public synchronized void put(PasscodeChallenge challenge) {
    challenges.put(Key.of(challenge), challenge);
  }

  @Override
  public synchronized Optional<PasscodeChallenge> find(
      PortalLink link, SecretToken browser, Instant now) {
    return Optional.ofNullable(challenges.get(new Key(link, browser.digest())))
        .filter(challenge -> !isOver(challenge, now));
  }

  @Override
  public synchronized Optional<PasscodeChallenge> takeTry(
      PortalLink link, SecretToken browser, Instant now) {
    Optional<PasscodeChallenge> taken =
        find(link, browser, now)
            .filter(challenge -> challenge.triesLeft() > 0)
            .map(challenge -> challenge.left(challenge.triesLeft() - 1));
    taken.ifPresent(this::put);
    return taken;
  }

  @Override
  public synchronized boolean redeem(PasscodeChallenge challenge, Instant now) {
    PasscodeChallenge stored = challenges.get(Key.of(challenge));
    if (stored == null || isOver(stored, now) || !stored.verifier().equals(challenge.verifier())) {
      return false;
    }
    challenges.remove(Key.of(challenge));
    return true;
  }

  private static boolean isOver(PasscodeChallenge challenge, Instant now) {
    return !now.isBefore(challenge.expiresAt());
  }

  private record Key(PortalLink link, String browser) {
    static Key of(PasscodeChallenge challenge) {
      return new Key(challenge.link(), challenge.browser());
    }
  }
}
