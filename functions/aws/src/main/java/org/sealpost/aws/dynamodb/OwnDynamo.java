package org.sealpost.aws.dynamodb;

import java.net.URI;
import java.security.SecureRandom;
import org.sealpost.organization.OrganizationId;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// A DynamoDB of one's own, which asks for no credentials: DynamoDB Local. The very adapters of AWS
/// over it.
public final class OwnDynamo implements AutoCloseable {
  private static final TableNames TABLES = TableNames.prefixed("sealpost-");

  private final DynamoDbClient client;

  private OwnDynamo(DynamoDbClient client) {
    this.client = client;
  }

  /// Connects, and makes the tables that are not there yet.
  ///
  /// @throws org.sealpost.Unavailable when it does not answer
  public static OwnDynamo at(URI endpoint) {
    OwnDynamo dynamo =
        new OwnDynamo(
            DynamoDbClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(
                    StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build());
    try {
      DynamoTables.create(dynamo.client, TABLES);
      return dynamo;
    } catch (RuntimeException failed) {
      dynamo.close();
      throw failed;
    }
  }

  /// Usable until this is closed.
  public DynamoStores stores(OrganizationId organization, SecureRandom random) {
    return new DynamoStores(client, TABLES, organization, random);
  }

  @Override
  public void close() {
    client.close();
  }
}
