package org.sealpost.opening;

import java.time.Instant;
import java.util.Optional;
import org.sealpost.protection.PortalLink;

/// The passcode challenges: at most one per link and browser. All calls throw
/// [org.sealpost.Unavailable] when the store does not answer; then nothing is known to be consumed,
/// and nobody is signed in.
public interface Passcodes {
  /// Stores the challenge in place of any earlier one of the same link and browser.
  void put(PasscodeChallenge challenge);

  /// The challenge as it is, without consuming anything; empty when there is none or it has expired
  /// by `now`.
  Optional<PasscodeChallenge> find(PortalLink link, SecretToken browser, Instant now);

  /// Consumes one try, by one conditional write, and only then gives the challenge to compare with.
  /// A lost answer costs the try.
  ///
  /// @return empty when there is no challenge, it has expired by `now` (whether it was deleted or
  ///     not), or its tries are used up
  Optional<PasscodeChallenge> takeTry(PortalLink link, SecretToken browser, Instant now);

  /// Takes the challenge away, so that its passcode works once.
  ///
  /// @return whether this call took it; of many at the same time, one does. False as well when a
  ///     newer challenge has replaced it
  boolean redeem(PasscodeChallenge challenge, Instant now);
}
