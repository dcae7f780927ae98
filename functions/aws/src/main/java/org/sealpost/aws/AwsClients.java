package org.sealpost.aws;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/// The clients of one JVM, each made when it is first asked for, and kept. A call that does not
/// answer ends well before the function's own time does.
final class AwsClients {
  private static final Duration SMALL_CALL = Duration.ofSeconds(10);
  private static final Duration SMALL_ATTEMPT = Duration.ofSeconds(3);

  /// While somebody looks at an empty page.
  private static final Duration QUICK_CALL = Duration.ofSeconds(4);

  private static final Duration QUICK_ATTEMPT = Duration.ofSeconds(2);

  /// 40 MB over a slow line.
  private static final Duration LARGE_CALL = Duration.ofSeconds(50);

  private static final Duration LARGE_ATTEMPT = Duration.ofSeconds(30);

  private final Supplier<DynamoDbClient> dynamoDb;
  private final Supplier<KmsClient> kms;
  private final Supplier<S3Client> s3;
  private final Supplier<SqsClient> sqs;
  private final Supplier<SesV2Client> ses;
  private final Supplier<SecretsManagerClient> secrets;

  /// @param where sets region, credentials and endpoint, where the SDK should not look for them
  AwsClients(Consumer<AwsClientBuilder<?, ?>> where) {
    dynamoDb = Once.of(() -> build(DynamoDbClient.builder(), where, SMALL_CALL, SMALL_ATTEMPT));
    kms = Once.of(() -> build(KmsClient.builder(), where, SMALL_CALL, SMALL_ATTEMPT));
    s3 = Once.of(() -> build(S3Client.builder(), where, LARGE_CALL, LARGE_ATTEMPT));
    sqs = Once.of(() -> build(SqsClient.builder(), where, SMALL_CALL, SMALL_ATTEMPT));
    ses = Once.of(() -> build(SesV2Client.builder(), where, LARGE_CALL, LARGE_ATTEMPT));
    secrets =
        Once.of(() -> build(SecretsManagerClient.builder(), where, QUICK_CALL, QUICK_ATTEMPT));
  }

  DynamoDbClient dynamoDb() {
    return dynamoDb.get();
  }

  KmsClient kms() {
    return kms.get();
  }

  S3Client s3() {
    return s3.get();
  }

  SqsClient sqs() {
    return sqs.get();
  }

  SesV2Client ses() {
    return ses.get();
  }

  SecretsManagerClient secrets() {
    return secrets.get();
  }

  private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C build(
      B builder, Consumer<AwsClientBuilder<?, ?>> where, Duration call, Duration attempt) {
    where.accept(builder);
    return builder
        .httpClient(UrlConnectionHttpClient.create())
        .overrideConfiguration(
            builder.overrideConfiguration().toBuilder()
                .apiCallTimeout(call)
                .apiCallAttemptTimeout(attempt)
                .build())
        .build();
  }
}
