package org.sealpost.aws;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.sealpost.aws.dynamodb.DynamoTables;
import org.sealpost.testing.Samples;

/// Tables, buckets, queues and a key that nobody has used, as a platform.
final class FreshAws {
  private FreshAws() {}

  static AwsPlatform over(AwsClients clients) {
    AwsSettings settings = new AwsSettings(environment(clients));
    DynamoTables.create(clients.dynamoDb(), settings.tables());
    return new AwsPlatform(settings, clients, Clock.systemUTC(), new SecureRandom());
  }

  private static Map<String, String> environment(AwsClients clients) {
    String unique = Samples.messageId().value();
    Map<String, String> environment = new HashMap<>();
    environment.put("SEALPOST_ORGANIZATION", "contoso");
    environment.put("SEALPOST_ORGANIZATION_NAME", "Contoso");
    environment.put("SEALPOST_DOMAINS", "contoso.example");
    environment.put("SEALPOST_NOTICE_ADDRESS", "notice@contoso.example");
    environment.put("SEALPOST_PORTAL_ORIGIN", "https://portal.contoso.example");
    environment.put("SEALPOST_MESSAGES_TABLE", unique + "-messages");
    environment.put("SEALPOST_KEYS_TABLE", unique + "-keys");
    environment.put("SEALPOST_ORGANIZATION_TABLE", unique + "-organization");
    environment.put("SEALPOST_ACCESS_TABLE", unique + "-access");
    environment.put("SEALPOST_VAULT_BUCKET", newBucket(clients, "vault-" + unique));
    environment.put("SEALPOST_INBOX_BUCKET", newBucket(clients, "inbox-" + unique));
    environment.put("SEALPOST_INBOX_PREFIX", "raw/");
    environment.put("SEALPOST_HELD_PREFIX", "held/");
    environment.put("SEALPOST_MESSAGE_KEY", clients.kms().createKey().keyMetadata().arn());
    environment.put("SEALPOST_DELIVERIES_QUEUE", newQueue(clients, "deliveries-" + unique));
    environment.put("SEALPOST_SETTLED_QUEUE", newQueue(clients, "settled-" + unique));
    return environment;
  }

  private static String newBucket(AwsClients clients, String name) {
    clients
        .s3()
        .createBucket(
            create ->
                create
                    .bucket(name)
                    .createBucketConfiguration(
                        where -> where.locationConstraint(LocalAws.REGION.id())));
    return name;
  }

  private static String newQueue(AwsClients clients, String name) {
    return clients.sqs().createQueue(create -> create.queueName(name)).queueUrl();
  }
}
