package org.sealpost.aws;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.sealpost.aws.dynamodb.DynamoTables;
import org.sealpost.testing.Samples;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KeySpec;
import software.amazon.awssdk.services.kms.model.KeyUsageType;

/// Tables, buckets, queues and a key that nobody has used, as a platform.
final class FreshAws {
  private FreshAws() {}

  static AwsPlatform over(AwsClients clients) {
    return over(clients, environment(clients));
  }

  /// The same tables and so on for the same environment.
  static AwsPlatform over(AwsClients clients, Map<String, String> environment) {
    AwsSettings settings = new AwsSettings(environment);
    DynamoTables.create(clients.dynamoDb(), settings.tables());
    return new AwsPlatform(settings, clients, Clock.systemUTC(), new SecureRandom());
  }

  /// For data keys.
  static String newKey(KmsClient kms) {
    return kms.createKey().keyMetadata().arn();
  }

  static String newKey(KmsClient kms, KeySpec spec, KeyUsageType usage) {
    return kms.createKey(create -> create.keySpec(spec).keyUsage(usage)).keyMetadata().arn();
  }

  static Map<String, String> environment(AwsClients clients) {
    String unique = Samples.messageId().value();
    Map<String, String> environment = new HashMap<>();
    environment.put("SEALPOST_ORGANIZATION", "contoso");
    environment.put("SEALPOST_ORGANIZATION_NAME", "Contoso");
    environment.put("SEALPOST_DOMAINS", "contoso.example");
    environment.put("SEALPOST_NOTICE_ADDRESS", "notice@contoso.example");
    environment.put("SEALPOST_REPLY_DOMAIN", "reply.contoso.example");
    environment.put("SEALPOST_PORTAL_ORIGIN", "https://portal.contoso.example");
    environment.put("SEALPOST_MESSAGES_TABLE", unique + "-messages");
    environment.put("SEALPOST_KEYS_TABLE", unique + "-keys");
    environment.put("SEALPOST_ORGANIZATION_TABLE", unique + "-organization");
    environment.put("SEALPOST_ACCESS_TABLE", unique + "-access");
    environment.put("SEALPOST_VAULT_BUCKET", newBucket(clients, "vault-" + unique));
    environment.put("SEALPOST_INBOX_BUCKET", newBucket(clients, "inbox-" + unique));
    environment.put("SEALPOST_INBOX_PREFIX", "raw/");
    environment.put("SEALPOST_HELD_PREFIX", "held/");
    KmsClient kms = clients.kms();
    environment.put("SEALPOST_MESSAGE_KEY", newKey(kms));
    environment.put(
        "SEALPOST_WRAPPER_KEY", newKey(kms, KeySpec.HMAC_256, KeyUsageType.GENERATE_VERIFY_MAC));
    environment.put(
        "SEALPOST_REPLY_KEY", newKey(kms, KeySpec.HMAC_256, KeyUsageType.GENERATE_VERIFY_MAC));
    environment.put(
        "SEALPOST_SIGNING_KEY", newKey(kms, KeySpec.RSA_2048, KeyUsageType.SIGN_VERIFY));
    environment.put(
        "SEALPOST_OPENING_KEY", newKey(kms, KeySpec.RSA_2048, KeyUsageType.ENCRYPT_DECRYPT));
    environment.put("SEALPOST_DELIVERIES_QUEUE", newQueue(clients, "deliveries-" + unique));
    environment.put("SEALPOST_SETTLED_QUEUE", newQueue(clients, "settled-" + unique));
    return environment;
  }

  static String newBucket(AwsClients clients, String name) {
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
