package org.sealpost.opening.passkey;

final class InMemoryPasskeysTest implements PasskeysContract {
  private final Passkeys passkeys = new InMemoryPasskeys();

  @Override
  public Passkeys passkeys() {
    return passkeys;
  }
}
