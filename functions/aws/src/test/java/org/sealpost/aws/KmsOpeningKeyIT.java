package org.sealpost.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.security.KeyFactory;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sealpost.Unavailable;
import org.sealpost.engines.junit.AwsEngines;
import org.sealpost.smime.OpeningKey;
import org.sealpost.smime.OpeningKey.OaepHash;
import org.sealpost.testing.Samples;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KeySpec;
import software.amazon.awssdk.services.kms.model.KeyUsageType;

/// As much of it as LocalStack does; the rest is in [KmsOpeningKeyTest].
final class KmsOpeningKeyIT {
  @RegisterExtension static final AwsEngines AWS = AwsEngines.start();

  private final KmsClient kms = LocalAws.at(AWS.localStack()).kms();
  private final String keyId = FreshAws.newKey(kms, KeySpec.RSA_2048, KeyUsageType.ENCRYPT_DECRYPT);
  private final OpeningKey openingKey = new KmsOpeningKey(kms, keyId);

  @Test
  void openShouldGiveBackWhatWasEncryptedToIt() throws Exception {
    byte[] secret = Samples.bytes(32);
    Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
    cipher.init(
        Cipher.ENCRYPT_MODE,
        KeyFactory.getInstance("RSA")
            .generatePublic(new X509EncodedKeySpec(openingKey.publicKey())),
        new OAEPParameterSpec(
            "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT));

    assertThat(openingKey.open(cipher.doFinal(secret), OaepHash.SHA_256)).isEqualTo(secret);
  }

  /// What cannot be opened now may be opened later; it is not refused.
  @Test
  void openShouldBeUnavailableWhileTheKeyIsDisabled() {
    kms.disableKey(disable -> disable.keyId(keyId));

    assertThatExceptionOfType(Unavailable.class)
        .isThrownBy(() -> openingKey.open(Samples.bytes(256), OaepHash.SHA_256));
  }
}
