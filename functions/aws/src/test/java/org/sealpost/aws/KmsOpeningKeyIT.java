package org.sealpost.aws;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sealpost.Unavailable;
import org.sealpost.engines.junit.AwsEngines;
import org.sealpost.smime.OpeningKey;
import org.sealpost.smime.OpeningKey.OaepHash;
import org.sealpost.smime.OpeningKeyContract;
import org.sealpost.testing.Samples;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KeySpec;
import software.amazon.awssdk.services.kms.model.KeyUsageType;

final class KmsOpeningKeyIT implements OpeningKeyContract {
  @RegisterExtension static final AwsEngines AWS = AwsEngines.start();

  private final KmsClient kms = LocalAws.at(AWS.localStack()).kms();
  private final String keyId = FreshAws.newKey(kms, KeySpec.RSA_2048, KeyUsageType.ENCRYPT_DECRYPT);
  private final OpeningKey openingKey = new KmsOpeningKey(kms, keyId);

  @Override
  public OpeningKey openingKey() {
    return openingKey;
  }

  /// What cannot be opened now may be opened later; it is not refused.
  @Test
  void openShouldBeUnavailableWhileTheKeyIsDisabled() {
    kms.disableKey(disable -> disable.keyId(keyId));

    assertThatExceptionOfType(Unavailable.class)
        .isThrownBy(() -> openingKey.open(Samples.bytes(256), OaepHash.SHA_256));
  }
}
