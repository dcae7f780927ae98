package org.sealpost.aws;

import java.net.URI;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/// Clients of AWS look-alikes, made the way the product makes its own.
final class LocalAws {
  static final Region REGION = Region.EU_CENTRAL_1;

  private LocalAws() {}

  static AwsClients at(URI endpoint, ExecutionInterceptor... interceptors) {
    return at(endpoint, endpoint, REGION, interceptors);
  }

  /// LocalStack without its own DynamoDB.
  static AwsClients at(URI dynamoDb, URI others, ExecutionInterceptor... interceptors) {
    return at(dynamoDb, others, REGION, interceptors);
  }

  static AwsClients in(Region region, URI endpoint, ExecutionInterceptor... interceptors) {
    return at(endpoint, endpoint, region, interceptors);
  }

  /// Where nobody answers. Says so at once, because nothing is tried again.
  static AwsClients unreachable() {
    URI nowhere = URI.create("http://127.0.0.1:1");
    return new AwsClients(
        builder -> {
          connect(builder, nowhere, REGION);
          builder.overrideConfiguration(
              ClientOverrideConfiguration.builder()
                  .retryStrategy(DefaultRetryStrategy.doNotRetry())
                  .build());
        });
  }

  private static AwsClients at(
      URI dynamoDb, URI others, Region region, ExecutionInterceptor... interceptors) {
    return new AwsClients(
        builder -> {
          connect(builder, builder instanceof DynamoDbClientBuilder ? dynamoDb : others, region);
          builder.overrideConfiguration(
              ClientOverrideConfiguration.builder()
                  .executionInterceptors(List.of(interceptors))
                  .build());
        });
  }

  private static void connect(AwsClientBuilder<?, ?> builder, URI endpoint, Region region) {
    builder
        .endpointOverride(endpoint)
        .region(region)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")));
    if (builder instanceof S3ClientBuilder s3) {
      s3.forcePathStyle(true);
    }
  }
}
