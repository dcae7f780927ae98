package org.sealpost.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.sealpost.Unavailable;
import org.sealpost.smime.OpeningKey;
import org.sealpost.smime.OpeningKey.OaepHash;
import org.sealpost.smime.OpeningKeyContract;

final class KmsOpeningKeyTest implements OpeningKeyContract {
  private final RsaKms kms = new RsaKms();
  private final OpeningKey openingKey = new KmsOpeningKey(kms, RsaKms.KEY_ID);

  @Override
  public OpeningKey openingKey() {
    return openingKey;
  }

  @Test
  void publicKeyShouldBeAskedForAgainAfterAFailure() {
    kms.away(true);
    assertThatExceptionOfType(Unavailable.class).isThrownBy(openingKey::publicKey);
    kms.away(false);

    byte[] publicKey = openingKey.publicKey();

    kms.away(true);
    assertThat(openingKey.publicKey()).isEqualTo(publicKey);
  }

  @Test
  void openShouldBeUnavailableWhileNobodyAnswers() {
    kms.away(true);

    assertThatExceptionOfType(Unavailable.class)
        .isThrownBy(() -> openingKey.open(new byte[256], OaepHash.SHA_256));
  }
}
