package org.sealpost.opening;

import java.time.Duration;
import java.util.List;
import org.sealpost.opening.account.AccountProvider;

/// How a message's reader may sign in.
///
/// @param mayBeKept whether “keep me signed in” is offered and honoured
/// @param freshness how long ago the reader may have signed in, at most, to open the message
/// @param passkey whether one may be enough, where the reader has made one in one of the other ways
public record SignInWays(
    boolean passcode,
    List<AccountProvider> accounts,
    boolean mayBeKept,
    Duration freshness,
    boolean passkey) {
  public SignInWays {
    accounts = List.copyOf(accounts);
  }

  /// Without passkeys.
  public SignInWays(
      boolean passcode, List<AccountProvider> accounts, boolean mayBeKept, Duration freshness) {
    this(passcode, accounts, mayBeKept, freshness, false);
  }

  /// Whether there is any.
  public boolean isPossible() {
    return passcode || !accounts.isEmpty();
  }
}
