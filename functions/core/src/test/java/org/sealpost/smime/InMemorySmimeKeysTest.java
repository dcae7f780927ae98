package org.sealpost.smime;

import org.junit.jupiter.api.Nested;

final class InMemorySmimeKeysTest {
  private static final InMemorySmimeKeys KEYS = new InMemorySmimeKeys();

  @Nested
  final class AsSigningKey implements SigningKeyContract {
    @Override
    public SigningKey signingKey() {
      return KEYS.signingKey();
    }
  }

  @Nested
  final class AsOpeningKey implements OpeningKeyContract {
    @Override
    public OpeningKey openingKey() {
      return KEYS.openingKey();
    }
  }
}
