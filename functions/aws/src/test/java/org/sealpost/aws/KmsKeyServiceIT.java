package org.sealpost.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sealpost.Unavailable;
import org.sealpost.engines.junit.AwsEngines;
import org.sealpost.protection.DataKey;
import org.sealpost.protection.KeyContext;
import org.sealpost.protection.KeyRefusedException;
import org.sealpost.protection.KeyService;
import org.sealpost.protection.KeyServiceContract;
import org.sealpost.protection.NewDataKey;
import org.sealpost.protection.WrappedDataKey;
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
    return new KmsKeyService(kms, keyId, Set.of());
  }

  @Override
  public KeyService otherKeyService() {
    return new KmsKeyService(kms, otherKeyId, Set.of());
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
        new KmsKeyService(kms, "arn:aws:kms:eu-central-1:000000000000:key/nowhere", Set.of());

    assertThatExceptionOfType(Unavailable.class)
        .isThrownBy(() -> nowhere.newDataKey(Samples.keyContext()));
  }

  /// Rotation without downtime, KMS's way: the key keeps its name and all that it ever wrapped.
  @Test
  void unwrapShouldOpenWhatWasWrappedBeforeTheKeyWasRotated() throws KeyRefusedException {
    KeyContext context = Samples.keyContext();
    try (NewDataKey before = keyService().newDataKey(context)) {
      kms.rotateKeyOnDemand(rotate -> rotate.keyId(keyId));

      try (NewDataKey after = keyService().newDataKey(context);
          DataKey opened = keyService().unwrap(before.wrapped(), context);
          DataKey openedAfter = keyService().unwrap(after.wrapped(), context)) {
        assertThat(opened.secretBytes()).isEqualTo(before.key().secretBytes());
        assertThat(openedAfter.secretBytes()).isEqualTo(after.key().secretBytes());
        assertThat(after.wrapped().keyId()).isEqualTo(before.wrapped().keyId());
      }
    }
  }

  /// Rotation without downtime, by a new key.
  @Test
  void unwrapShouldOpenWhatAFormerKeyWrapped() throws KeyRefusedException {
    KeyContext context = Samples.keyContext();
    KeyService renewed = new KmsKeyService(kms, otherKeyId, Set.of(keyId));

    try (NewDataKey before = keyService().newDataKey(context);
        NewDataKey after = renewed.newDataKey(context);
        DataKey opened = renewed.unwrap(before.wrapped(), context);
        DataKey openedAfter = renewed.unwrap(after.wrapped(), context)) {
      assertThat(opened.secretBytes()).isEqualTo(before.key().secretBytes());
      assertThat(openedAfter.secretBytes()).isEqualTo(after.key().secretBytes());
      assertThat(after.wrapped().keyId()).isEqualTo(otherKeyId);
    }
  }

  @Test
  void unwrapShouldStillDemandTheContextOfAFormerKey() {
    KeyService renewed = new KmsKeyService(kms, otherKeyId, Set.of(keyId));

    try (NewDataKey before = keyService().newDataKey(Samples.keyContext())) {
      assertThatExceptionOfType(KeyRefusedException.class)
          .isThrownBy(() -> renewed.unwrap(before.wrapped(), Samples.keyContext()));
    }
  }

  /// A record cannot bring a key of its own choice, nor name another than the one that wrapped.
  @Test
  void unwrapShouldRefuseWhatTheNamedKeyDidNotWrap() {
    KeyContext context = Samples.keyContext();
    String foreign = newKey();
    KeyService renewed = new KmsKeyService(kms, otherKeyId, Set.of(keyId));

    try (NewDataKey made = new KmsKeyService(kms, foreign, Set.of()).newDataKey(context);
        NewDataKey ours = renewed.newDataKey(context)) {
      WrappedDataKey misnamed = WrappedDataKey.of(ours.wrapped().bytes(), keyId);

      assertThatExceptionOfType(KeyRefusedException.class)
          .isThrownBy(() -> renewed.unwrap(made.wrapped(), context));
      assertThatExceptionOfType(KeyRefusedException.class)
          .isThrownBy(() -> renewed.unwrap(misnamed, context));
    }
  }
}
