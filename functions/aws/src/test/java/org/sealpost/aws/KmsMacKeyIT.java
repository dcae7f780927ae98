package org.sealpost.aws;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sealpost.Unavailable;
import org.sealpost.engines.junit.AwsEngines;
import org.sealpost.protection.MacKey;
import org.sealpost.protection.MacKeyContract;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KeySpec;
import software.amazon.awssdk.services.kms.model.KeyUsageType;

final class KmsMacKeyIT implements MacKeyContract {
  @RegisterExtension static final AwsEngines AWS = AwsEngines.start();

  private final KmsClient kms = LocalAws.at(AWS.localStack()).kms();
  private final String keyId = newKey();
  private final String otherKeyId = newKey();

  private String newKey() {
    return FreshAws.newKey(kms, KeySpec.HMAC_256, KeyUsageType.GENERATE_VERIFY_MAC);
  }

  @Override
  public MacKey macKey() {
    return new KmsMacKey(kms, keyId);
  }

  @Override
  public MacKey otherMacKey() {
    return new KmsMacKey(kms, otherKeyId);
  }

  /// A wrapper that cannot be checked is no stranger's mail: it waits.
  @Test
  void bothCallsShouldBeUnavailableWhileTheKeyIsDisabled() {
    byte[] mac = macKey().mac(TEXT);
    kms.disableKey(disable -> disable.keyId(keyId));

    assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> macKey().mac(TEXT));
    assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> macKey().isMac(TEXT, mac));
  }
}
