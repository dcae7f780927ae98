package org.sealpost.opening;

import java.time.Duration;
import java.util.List;
import org.sealpost.opening.account.AccountProvider;

/// How a message's reader may sign in.
///
/// @param mayBeKept whether “keep me signed in” is offered and honoured
/// @param freshness how long ago the reader may have signed in, at most, to open the message
public record SignInWays(
    boolean passcode, List<AccountProvider> accounts, boolean mayBeKept, Duration freshness) {
  public SignInWays {
    accounts = List.copyOf(accounts);
  }

  /// Whether whoever signed in like this may open the message.
  public boolean accept(SignInMethod method) {
    return method.equals(SignInMethod.PASSCODE)
        ? passcode
        : accounts.stream().anyMatch(account -> account.id().equals(method.id()));
  }

  /// Whether there is any.
  public boolean isPossible() {
    return passcode || !accounts.isEmpty();
  }
}
