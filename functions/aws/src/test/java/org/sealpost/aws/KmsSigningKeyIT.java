package org.sealpost.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sealpost.Unavailable;
import org.sealpost.engines.junit.AwsEngines;
import org.sealpost.smime.SigningKey;
import org.sealpost.smime.SigningKeyContract;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KeySpec;
import software.amazon.awssdk.services.kms.model.KeyUsageType;

final class KmsSigningKeyIT implements SigningKeyContract {
  @RegisterExtension static final AwsEngines AWS = AwsEngines.start();

  private final Requests requests = new Requests();
  private final KmsClient kms = LocalAws.at(AWS.localStack(), requests).kms();
  private final String keyId = FreshAws.newKey(kms, KeySpec.RSA_2048, KeyUsageType.SIGN_VERIFY);
  private final SigningKey signingKey = new KmsSigningKey(kms, keyId);

  @Override
  public SigningKey signingKey() {
    return signingKey;
  }

  @Test
  void publicKeyShouldBeAskedForOnce() {
    requests.clear();

    signingKey.publicKey();
    signingKey.publicKey();

    assertThat(requests.of("Kms")).isEqualTo(1);
  }

  @Test
  void publicKeyShouldBeAskedForAgainAfterAFailure() {
    SigningKey fresh = new KmsSigningKey(kms, keyId);
    kms.disableKey(disable -> disable.keyId(keyId));
    assertThatExceptionOfType(Unavailable.class).isThrownBy(fresh::publicKey);

    kms.enableKey(enable -> enable.keyId(keyId));

    assertThat(fresh.publicKey()).isNotEmpty();
  }

  @Test
  void signShouldBeUnavailableWhileTheKeyIsDisabled() {
    kms.disableKey(disable -> disable.keyId(keyId));

    assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> signingKey.sign(new byte[32]));
  }
}
