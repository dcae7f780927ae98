package org.sealpost.aws.dynamodb;

import java.net.URI;
import java.security.SecureRandom;
import org.sealpost.delivery.Deliveries;
import org.sealpost.mailflow.Intakes;
import org.sealpost.protection.ProtectedMessages;
import org.sealpost.protection.ReaderMessages;
import org.sealpost.protection.Threads;
import org.sealpost.protection.WrappedKeys;
import org.sealpost.quarantine.QuarantinedMails;
import org.sealpost.testing.RecordPorts;
import org.sealpost.testing.Samples;
import org.sealpost.trace.MessageTrace;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The stores of Contoso over tables that nobody has written to.
record LocalStores(DynamoStores stores, DynamoDbClient client, TableNames names)
    implements RecordPorts {
  static DynamoDbClient client(URI endpoint) {
    return DynamoDbClient.builder()
        .endpointOverride(endpoint)
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  static LocalStores fresh(DynamoDbClient client) {
    TableNames names = TableNames.prefixed(Samples.messageId() + "-");
    DynamoTables.create(client, names);
    return new LocalStores(
        new DynamoStores(client, names, Samples.CONTOSO, new SecureRandom()), client, names);
  }

  @Override
  public Intakes intakes() {
    return stores.intakes();
  }

  @Override
  public ProtectedMessages protectedMessages() {
    return stores.protectedMessages();
  }

  @Override
  public ReaderMessages readerMessages() {
    return stores.readerMessages();
  }

  @Override
  public WrappedKeys wrappedKeys() {
    return stores.wrappedKeys();
  }

  @Override
  public Deliveries deliveries() {
    return stores.deliveries();
  }

  @Override
  public QuarantinedMails quarantinedMails() {
    return stores.quarantinedMails();
  }

  @Override
  public Threads threads() {
    return stores.threads();
  }

  @Override
  public MessageTrace trace() {
    return stores.trace();
  }
}
