package org.sealpost.protection;

final class InMemoryMessageVaultTest implements MessageVaultContract {
  private final MessageVault vault = new InMemoryMessageVault();

  @Override
  public MessageVault vault() {
    return vault;
  }
}
