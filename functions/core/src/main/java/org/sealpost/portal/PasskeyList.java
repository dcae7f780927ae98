package org.sealpost.portal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A mailbox's passkeys, as their owner may see them, and what the session that asks may do now.
///
/// @param possible whether this portal can have any
/// @param mayAdd whether the session may make one now
/// @param mayRemove whether it may remove them now
public record PasskeyList(
    boolean possible, List<OwnPasskey> passkeys, boolean mayAdd, boolean mayRemove) {
  /// Where there are none, for nobody.
  public static final PasskeyList NONE = new PasskeyList(false, List.of(), false, false);

  public PasskeyList {
    passkeys = List.copyOf(passkeys);
  }

  /// @param id to remove it by; opens nothing
  /// @param backedUp whether it is on other devices of its owner too
  public record OwnPasskey(String id, boolean backedUp, Instant madeAt, Optional<Instant> usedAt) {}
}
