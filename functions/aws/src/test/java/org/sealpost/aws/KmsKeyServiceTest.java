package org.sealpost.aws;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sealpost.Unavailable;
import org.sealpost.protection.KeyRefusedException;
import org.sealpost.protection.KeyService;
import org.sealpost.protection.WrappedDataKey;
import org.sealpost.testing.Samples;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.DecryptRequest;
import software.amazon.awssdk.services.kms.model.DecryptResponse;
import software.amazon.awssdk.services.kms.model.DependencyTimeoutException;
import software.amazon.awssdk.services.kms.model.DisabledException;
import software.amazon.awssdk.services.kms.model.GenerateDataKeyRequest;
import software.amazon.awssdk.services.kms.model.GenerateDataKeyResponse;
import software.amazon.awssdk.services.kms.model.IncorrectKeyException;
import software.amazon.awssdk.services.kms.model.InvalidCiphertextException;
import software.amazon.awssdk.services.kms.model.KeyUnavailableException;
import software.amazon.awssdk.services.kms.model.KmsException;
import software.amazon.awssdk.services.kms.model.KmsInternalException;
import software.amazon.awssdk.services.kms.model.KmsInvalidStateException;

/// What each answer of KMS means: wait, or never again.
final class KmsKeyServiceTest {
  private static final WrappedDataKey WRAPPED = WrappedDataKey.of(new byte[] {1}, "key");

  private static KeyService over(KmsException answer) {
    return new KmsKeyService(new Answering(answer), "key", Set.of());
  }

  private static KmsException coded(String code) {
    return (KmsException)
        KmsException.builder()
            .statusCode(400)
            .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
            .build();
  }

  /// Threats 41 and 53: a key that is throttled, disabled, without material or about to be deleted
  /// makes mail and readers wait.
  static Stream<KmsException> bothCallsShouldBeUnavailable() {
    return Stream.of(
        coded("ThrottlingException"),
        coded("LimitExceededException"),
        DisabledException.builder().statusCode(400).build(),
        KmsInvalidStateException.builder().statusCode(400).build(),
        KeyUnavailableException.builder().statusCode(500).build(),
        DependencyTimeoutException.builder().statusCode(503).build(),
        KmsInternalException.builder().statusCode(500).build());
  }

  @ParameterizedTest
  @MethodSource
  void bothCallsShouldBeUnavailable(KmsException answer) {
    assertThatExceptionOfType(Unavailable.class)
        .isThrownBy(() -> over(answer).newDataKey(Samples.keyContext()));
    assertThatExceptionOfType(Unavailable.class)
        .isThrownBy(() -> over(answer).unwrap(WRAPPED, Samples.keyContext()));
  }

  static Stream<KmsException> unwrapShouldBeRefused() {
    return Stream.of(
        InvalidCiphertextException.builder().statusCode(400).build(),
        IncorrectKeyException.builder().statusCode(400).build(),
        coded("AccessDeniedException"));
  }

  @ParameterizedTest
  @MethodSource
  void unwrapShouldBeRefused(KmsException answer) {
    assertThatExceptionOfType(KeyRefusedException.class)
        .isThrownBy(() -> over(answer).unwrap(WRAPPED, Samples.keyContext()));
  }

  /// Always the same.
  private record Answering(KmsException answer) implements KmsClient {
    @Override
    public GenerateDataKeyResponse generateDataKey(GenerateDataKeyRequest request) {
      throw answer;
    }

    @Override
    public DecryptResponse decrypt(DecryptRequest request) {
      throw answer;
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {}
  }
}
