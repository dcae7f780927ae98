package org.sealpost.aws;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sealpost.Unavailable;
import org.sealpost.aws.call.AwsCall;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/// The secret that says with which accounts readers may sign in (docs/accounts.md): the one that
/// `SEALPOST_SIGN_IN_SECRET` names by its ARN. Empty when none is named. Read when it is needed, so
/// that no snapshot of the function holds it (threat 5), and kept for a few minutes.
///
/// Throws [Unavailable] when it cannot be read and never could; otherwise what was read last stays.
/// In neither case is it asked for again at once: pages must not wait for it.
public final class SignInSecret implements Supplier<Optional<String>> {
  static final String VARIABLE = "SEALPOST_SIGN_IN_SECRET";

  /// An admin's change is in force after that.
  static final Duration KEPT = Duration.ofMinutes(5);

  /// After a failure.
  static final Duration PAUSE = Duration.ofMinutes(1);

  private static final Logger LOG = LoggerFactory.getLogger(SignInSecret.class);

  private final AwsSettings settings;
  private final Supplier<SecretsManagerClient> client;
  private final Clock clock;
  private Optional<String> text = Optional.empty();
  private Instant askAt = Instant.MIN;
  private @Nullable Unavailable failure;

  SignInSecret(AwsSettings settings, Supplier<SecretsManagerClient> client, Clock clock) {
    this.settings = settings;
    this.client = client;
    this.clock = clock;
  }

  /// In a Lambda function.
  public static SignInSecret fromEnvironment() {
    AwsClients clients = new AwsClients(byDefault -> {});
    return new SignInSecret(new AwsSettings(System.getenv()), clients::secrets, Clock.systemUTC());
  }

  @Override
  public synchronized Optional<String> get() {
    Optional<String> arn = settings.given(VARIABLE);
    if (arn.isEmpty()) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    if (!now.isBefore(askAt)) {
      ask(arn.get(), now);
    }
    if (text.isEmpty() && failure != null) {
      throw failure;
    }
    return text;
  }

  private void ask(String arn, Instant now) {
    try {
      // One of bytes has no text.
      text =
          Optional.of(
              AwsCall.answer(
                  "sign-in secret",
                  () ->
                      Objects.requireNonNullElse(
                          client.get().getSecretValue(get -> get.secretId(arn)).secretString(),
                          "")));
      failure = null;
      askAt = now.plus(KEPT);
    } catch (Unavailable notNow) {
      LOG.warn("the sign-in secret could not be read; asked again in a minute");
      failure = notNow;
      askAt = now.plus(PAUSE);
    }
  }
}
