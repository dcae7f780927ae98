package org.sealpost.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.sealpost.aws.dynamodb.DynamoTables;
import org.sealpost.aws.dynamodb.TableNames;
import org.sealpost.engines.DynamoDbLocal;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// DynamoDB beside us, with our tables in it.
record LocalDynamo(DynamoDbLocal server, DynamoDbClient client) implements AutoCloseable {
  static final TableNames TABLES = TableNames.prefixed("sealpost-");

  static LocalDynamo start(Path jars, DataFolder data) throws IOException {
    DynamoDbLocal server =
        DynamoDbLocal.start(jars, Optional.of(data.folder("dynamodb").path().toAbsolutePath()));
    DynamoDbClient client =
        DynamoDbClient.builder()
            .endpointOverride(server.endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
    LocalDynamo dynamo = new LocalDynamo(server, client);
    try {
      DynamoTables.create(client, TABLES);
      return dynamo;
    } catch (RuntimeException failed) {
      dynamo.close();
      throw failed;
    }
  }

  @Override
  public void close() {
    client.close();
    server.close();
  }
}
