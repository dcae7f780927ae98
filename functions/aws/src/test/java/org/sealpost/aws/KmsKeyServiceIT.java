package org.sealpost.aws;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sealpost.Unavailable;
import org.sealpost.engines.junit.AwsEngines;
import org.sealpost.protection.KeyContext;
import org.sealpost.protection.KeyRefusedException;
import org.sealpost.protection.KeyService;
import org.sealpost.protection.KeyServiceContract;
import org.sealpost.protection.NewDataKey;
import org.sealpost.testing.Samples;
import software.amazon.awssdk.services.kms.KmsClient;

final class KmsKeyServiceIT implements KeyServiceContract {
  @RegisterExtension static final AwsEngines AWS = AwsEngines.start();

  private final KmsClient kms = LocalAws.at(AWS.localStack()).kms();
  private final String keyId = newKey();
  private final String otherKeyId = newKey();

  private String newKey() {
    return kms.createKey().keyMetadata().arn();
  }

  @Override
  public KeyService keyService() {
    return new KmsKeyService(kms, keyId);
  }

  @Override
  public KeyService otherKeyService() {
    return new KmsKeyService(kms, otherKeyId);
  }

  @Test
  void newDataKeyShouldBeUnavailableWhileTheKeyIsDisabled() {
    kms.disableKey(disable -> disable.keyId(keyId));

    assertThatExceptionOfType(Unavailable.class)
        .isThrownBy(() -> keyService().newDataKey(Samples.keyContext()));
  }

  @Test
  void unwrapShouldBeUnavailableWhileTheKeyIsDisabled() throws KeyRefusedException {
    KeyContext context = Samples.keyContext();
    try (NewDataKey made = keyService().newDataKey(context)) {
      kms.disableKey(disable -> disable.keyId(keyId));

      assertThatExceptionOfType(Unavailable.class)
          .isThrownBy(() -> keyService().unwrap(made.wrapped(), context));

      kms.enableKey(enable -> enable.keyId(keyId));
      keyService().unwrap(made.wrapped(), context).close();
    }
  }

  @Test
  void unwrapShouldBeUnavailableWhileTheKeyWaitsForItsDeletion() {
    KeyContext context = Samples.keyContext();
    try (NewDataKey made = keyService().newDataKey(context)) {
      kms.scheduleKeyDeletion(delete -> delete.keyId(keyId).pendingWindowInDays(7));

      assertThatExceptionOfType(Unavailable.class)
          .isThrownBy(() -> keyService().unwrap(made.wrapped(), context));
    }
  }

  @Test
  void newDataKeyShouldBeUnavailableWhenThereIsNoSuchKey() {
    KeyService nowhere =
        new KmsKeyService(kms, "arn:aws:kms:eu-central-1:000000000000:key/nowhere");

    assertThatExceptionOfType(Unavailable.class)
        .isThrownBy(() -> nowhere.newDataKey(Samples.keyContext()));
  }
}
