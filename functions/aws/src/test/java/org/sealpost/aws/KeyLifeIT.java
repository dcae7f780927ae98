package org.sealpost.aws;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sealpost.Unavailable;
import org.sealpost.engines.junit.AwsEngines;
import org.sealpost.mailflow.Intake;
import org.sealpost.protection.ProtectedMessage;
import org.sealpost.testing.Samples;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.AlgorithmSpec;
import software.amazon.awssdk.services.kms.model.ExpirationModelType;
import software.amazon.awssdk.services.kms.model.GetParametersForImportResponse;
import software.amazon.awssdk.services.kms.model.OriginType;
import software.amazon.awssdk.services.kms.model.WrappingKeySpec;

/// What happens to the message key in its life, as docs/keys.md tells it, from the gateway to the
/// portal.
final class KeyLifeIT {
  @RegisterExtension static final AwsEngines AWS = AwsEngines.start();

  private final AwsClients clients = LocalAws.at(AWS.dynamoDb(), AWS.localStack());
  private final KmsClient kms = clients.kms();
  private final Map<String, String> environment = FreshAws.environment(clients);
  private final SealingWay way = new SealingWay(FreshAws.over(clients, environment));

  private String messageKey() {
    return environment.getOrDefault("SEALPOST_MESSAGE_KEY", "");
  }

  /// The same stack with other parameters.
  private SealingWay with(String variable, String value, String other, String otherValue) {
    Map<String, String> changed = new HashMap<>(environment);
    changed.put(variable, value);
    changed.put(other, otherValue);
    return new SealingWay(FreshAws.over(clients, changed));
  }

  /// Threat 41: without its key the gateway lets nothing out in clear, and loses nothing.
  @Test
  void mailShouldWaitWhileTheKeyIsDisabled() throws Exception {
    Intake intake = way.arrived();
    kms.disableKey(disable -> disable.keyId(messageKey()));

    assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> way.gateway().accept(intake));

    assertThat(way.platform().intakes().find(intake.key())).isEmpty();
    assertThat(way.platform().intakes().openSince(Samples.NOW.plus(Duration.ofDays(1)), 10))
        .containsExactly(intake);
    assertThat(way.platform().rawInbox().find(intake.id())).contains(SealingWay.MAIL);
    assertThat(waiting("SEALPOST_DELIVERIES_QUEUE")).isZero();
    assertThat(waiting("SEALPOST_SETTLED_QUEUE")).isZero();

    kms.enableKey(enable -> enable.keyId(messageKey()));
    way.gateway().accept(intake);

    assertThat(way.opened(way.platform().protectedMessages().recent(1).getFirst())).isNotEmpty();
    assertThat(waiting("SEALPOST_DELIVERIES_QUEUE")).isEqualTo(1);
  }

  @Test
  void messagesShouldWaitWhileTheKeyIsDisabled() throws Exception {
    ProtectedMessage message = way.sealedMail();
    kms.disableKey(disable -> disable.keyId(messageKey()));

    assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> way.opened(message));

    kms.enableKey(enable -> enable.keyId(messageKey()));
    assertThat(new String(way.opened(message), US_ASCII)).contains("Between us.");
  }

  @Test
  void messagesShouldOpenAfterTheParameterNamesAnotherKey() throws Exception {
    ProtectedMessage before = way.sealedMail();
    String newKey = FreshAws.newKey(kms);
    SealingWay renewed =
        with("SEALPOST_MESSAGE_KEY", newKey, "SEALPOST_FORMER_KEYS", " " + messageKey() + ",");

    ProtectedMessage after = renewed.sealedMail();

    assertThat(renewed.opened(before)).isEqualTo(renewed.opened(after));
    assertThat(renewed.platform().wrappedKeys().find(after.id()).orElseThrow().keyId())
        .isEqualTo(newKey);
    assertThat(renewed.platform().wrappedKeys().find(before.id()).orElseThrow().keyId())
        .isEqualTo(messageKey());
  }

  /// Bring your own key: what opens all messages was made outside AWS, and can be taken away.
  @Test
  void messagesShouldOpenWithOurOwnMaterialOnlyAsLongAsItIsThere() throws Exception {
    byte[] material = Samples.bytes(32);
    String own = kms.createKey(create -> create.origin(OriginType.EXTERNAL)).keyMetadata().arn();
    SealingWay mine = with("SEALPOST_MESSAGE_KEY", own, "SEALPOST_FORMER_KEYS", "");
    Intake early = mine.arrived();
    assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> mine.gateway().accept(early));
    bring(own, material);
    ProtectedMessage message = mine.sealedMail();
    assertThat(new String(mine.opened(message), US_ASCII)).contains("Between us.");

    kms.deleteImportedKeyMaterial(delete -> delete.keyId(own));

    assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> mine.opened(message));
    assertThatExceptionOfType(Unavailable.class)
        .isThrownBy(() -> mine.gateway().accept(mine.arrived()));

    bring(own, material);

    assertThat(new String(mine.opened(message), US_ASCII)).contains("Between us.");
  }

  private void bring(String keyId, byte[] material) throws GeneralSecurityException {
    GetParametersForImportResponse parameters =
        kms.getParametersForImport(
            get ->
                get.keyId(keyId)
                    .wrappingAlgorithm(AlgorithmSpec.RSAES_OAEP_SHA_256)
                    .wrappingKeySpec(WrappingKeySpec.RSA_2048));
    Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
    cipher.init(
        Cipher.ENCRYPT_MODE,
        KeyFactory.getInstance("RSA")
            .generatePublic(new X509EncodedKeySpec(parameters.publicKey().asByteArray())),
        new OAEPParameterSpec(
            "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT));
    byte[] wrapped = cipher.doFinal(material);
    kms.importKeyMaterial(
        bring ->
            bring
                .keyId(keyId)
                .importToken(parameters.importToken())
                .encryptedKeyMaterial(SdkBytes.fromByteArray(wrapped))
                .expirationModel(ExpirationModelType.KEY_MATERIAL_DOES_NOT_EXPIRE));
  }

  private int waiting(String queueVariable) {
    return clients
        .sqs()
        .receiveMessage(
            receive ->
                receive
                    .queueUrl(environment.getOrDefault(queueVariable, ""))
                    .visibilityTimeout(0)
                    .maxNumberOfMessages(10))
        .messages()
        .size();
  }
}
