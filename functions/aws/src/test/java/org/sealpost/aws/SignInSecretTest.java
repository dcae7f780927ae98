package org.sealpost.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sealpost.Unavailable;
import org.sealpost.testing.TestClock;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;

final class SignInSecretTest {
  private static final String ARN =
      "arn:aws:secretsmanager:eu-central-1:123456789012:secret:sign-in-AbCdEf";

  private final TestClock clock = new TestClock();
  private final Secrets secrets = new Secrets();
  private final SignInSecret secret =
      new SignInSecret(new AwsSettings(Map.of(SignInSecret.VARIABLE, ARN)), () -> secrets, clock);

  @Test
  void getShouldBeEmptyAndAskNobodyWhenNoSecretIsNamed() {
    SignInSecret none =
        new SignInSecret(
            new AwsSettings(Map.of(SignInSecret.VARIABLE, "")),
            () -> {
              throw new AssertionError("no client is needed");
            },
            clock);

    assertThat(none.get()).isEmpty();
  }

  /// Threat 5: what is read before a snapshot is taken is in the snapshot.
  @Test
  void secretShouldNotBeReadBeforeItIsNeeded() {
    assertThat(secrets.asked).isZero();
  }

  @Test
  void getShouldAskAgainAfterFiveMinutes() {
    assertThat(secret.get()).contains("one");
    secrets.text = "two";
    clock.advance(SignInSecret.KEPT.minusNanos(1));
    assertThat(secret.get()).contains("one");

    clock.advance(Duration.ofNanos(1));

    assertThat(secret.get()).contains("two");
    assertThat(secrets.asked).isEqualTo(2);
    assertThat(secrets.arn).isEqualTo(ARN);
  }

  @Test
  void getShouldBeUnavailableAndNotAskAtOnceAgain() {
    secrets.fails = true;

    assertThatThrownBy(secret::get).isInstanceOf(Unavailable.class);
    assertThatThrownBy(secret::get).isInstanceOf(Unavailable.class);
    assertThat(secrets.asked).isEqualTo(1);

    secrets.fails = false;
    clock.advance(SignInSecret.PAUSE);
    assertThat(secret.get()).contains("one");
  }

  @Test
  void getShouldKeepWhatItReadLastWhileTheServiceIsAway() {
    secret.get();
    secrets.fails = true;
    clock.advance(SignInSecret.KEPT);

    assertThat(secret.get()).contains("one");
    assertThat(secret.get()).contains("one");
    assertThat(secrets.asked).isEqualTo(2);
  }

  @Test
  void getShouldTakeASecretOfBytesForAnEmptyText() {
    secrets.text = null;

    assertThat(secret.get()).isEqualTo(Optional.of(""));
  }

  private static final class Secrets implements SecretsManagerClient {
    private @Nullable String text = "one";
    private @Nullable String arn;
    private boolean fails;
    private int asked;

    @Override
    public GetSecretValueResponse getSecretValue(GetSecretValueRequest request) {
      asked++;
      arn = request.secretId();
      if (fails) {
        throw SdkClientException.create("down");
      }
      return GetSecretValueResponse.builder().secretString(text).build();
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {}
  }
}
