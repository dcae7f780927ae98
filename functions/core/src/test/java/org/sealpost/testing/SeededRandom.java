package org.sealpost.testing;

import java.security.SecureRandom;
import java.util.Random;

/// Chance that is the same in every run. Secure by its type only.
public final class SeededRandom extends SecureRandom {
  private static final long serialVersionUID = 1L;

  private final Random random;

  public SeededRandom(long seed) {
    random = new Random(seed);
  }

  @Override
  public void nextBytes(byte[] bytes) {
    random.nextBytes(bytes);
  }

  @Override
  public String getAlgorithm() {
    return "seeded, for tests";
  }
}
