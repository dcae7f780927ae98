package org.sealpost.protection;

import org.sealpost.testing.TestClock;

final class InMemoryMessageVaultTest implements MessageVaultContract {
  private final MessageVault vault = new InMemoryMessageVault(new TestClock());

  @Override
  public MessageVault vault() {
    return vault;
  }
}
