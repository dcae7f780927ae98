package org.sealpost.opening;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.sealpost.protection.PortalLink;

public final class InMemoryPasscodes implements Passcodes {
  private final Map<PortalLink, PasscodeChallenge> challenges = new HashMap<>();

  @Override
  public synchronized void put(PasscodeChallenge challenge) {
    challenges.put(challenge.link(), challenge);
  }

  @Override
  public synchronized Optional<PasscodeChallenge> takeTry(PortalLink link, Instant now) {
    PasscodeChallenge challenge = challenges.get(link);
    if (challenge == null || isOver(challenge, now) || challenge.triesLeft() == 0) {
      return Optional.empty();
    }
    PasscodeChallenge taken =
        new PasscodeChallenge(
            link, challenge.verifier(), challenge.expiresAt(), challenge.triesLeft() - 1);
    challenges.put(link, taken);
    return Optional.of(taken);
  }

  @Override
  public synchronized boolean redeem(PasscodeChallenge challenge, Instant now) {
    PasscodeChallenge stored = challenges.get(challenge.link());
    if (stored == null || isOver(stored, now) || !stored.verifier().equals(challenge.verifier())) {
      return false;
    }
    challenges.remove(challenge.link());
    return true;
  }

  private static boolean isOver(PasscodeChallenge challenge, Instant now) {
    return !now.isBefore(challenge.expiresAt());
  }
}
