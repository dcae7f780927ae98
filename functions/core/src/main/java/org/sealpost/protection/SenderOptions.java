package org.sealpost.protection;

import static org.sealpost.Require.require;

import java.util.Optional;
import java.util.stream.Stream;

/// What a sender asks for one message, beside its protection.
///
/// @param expiresAfterDays 1 to 730, counted from acceptance, for all readers
/// @param passcodeOnly readers sign in with a passcode and in no other way
/// @param notifyWhenRead the author is told when a recipient reads it first
public record SenderOptions(
    Optional<Integer> expiresAfterDays, boolean passcodeOnly, boolean notifyWhenRead) {
  public static final int MOST_DAYS = 730;

  public static final SenderOptions NONE = new SenderOptions(Optional.empty(), false, false);

  public SenderOptions {
    require(
        expiresAfterDays.isEmpty()
            || (expiresAfterDays.get() >= 1 && expiresAfterDays.get() <= MOST_DAYS),
        "expiry: after 1 to 730 days");
  }

  public SenderOptions and(SenderOptions other) {
    return new SenderOptions(
        Stream.concat(expiresAfterDays.stream(), other.expiresAfterDays.stream()).reduce(Math::min),
        passcodeOnly || other.passcodeOnly,
        notifyWhenRead || other.notifyWhenRead);
  }

  public boolean isNone() {
    return equals(NONE);
  }
}
