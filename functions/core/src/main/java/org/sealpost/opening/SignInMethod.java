package org.sealpost.opening;

import static org.sealpost.Require.require;

/// How somebody proved to own a mailbox.
///
/// @param id `passcode`, `passkey`, or the id of the [org.sealpost.opening.account.AccountProvider]
public record SignInMethod(String id) {
  public static final SignInMethod PASSCODE = new SignInMethod("passcode");

  /// With nothing else.
  public static final SignInMethod PASSKEY = new SignInMethod("passkey");

  public SignInMethod {
    require(id.matches("[a-z][a-z0-9-]{0,39}"), "sign-in method: a short name in lower case");
  }

  @Override
  public String toString() {
    return id;
  }
}
