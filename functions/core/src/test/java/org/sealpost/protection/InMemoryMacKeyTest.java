package org.sealpost.protection;

import org.sealpost.testing.SeededRandom;

final class InMemoryMacKeyTest implements MacKeyContract {
  private final MacKey key = new InMemoryMacKey(new SeededRandom(1));
  private final MacKey other = new InMemoryMacKey(new SeededRandom(2));

  @Override
  public MacKey macKey() {
    return key;
  }

  @Override
  public MacKey otherMacKey() {
    return other;
  }
}
