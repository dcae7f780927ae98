package org.sealpost.aws;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sealpost.aws.dynamodb.DynamoTables;
import org.sealpost.configuration.ConfigurationDocument;
import org.sealpost.configuration.ConfigurationVersion;
import org.sealpost.configuration.Configurations;
import org.sealpost.engines.junit.AwsEngines;
import org.sealpost.inspection.PlainInspector;
import org.sealpost.mailflow.Intake;
import org.sealpost.mailflow.MailFlow;
import org.sealpost.rules.RuleId;
import org.sealpost.rules.RuleJson;
import org.sealpost.rules.RuleSet;
import org.sealpost.testing.Samples;
import org.sealpost.wiring.Doors;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/// What a mail costs. Requests are the price of the gateway on AWS, and most of its time.
final class FewRequestsIT {
  @RegisterExtension static final AwsEngines AWS = AwsEngines.start();

  private final Requests requests = new Requests();
  private final AwsClients clients = LocalAws.at(AWS.dynamoDb(), AWS.localStack(), requests);
  private final AwsSettings settings = new AwsSettings(environment());
  private final AwsPlatform platform =
      new AwsPlatform(settings, clients, Clock.systemUTC(), new SecureRandom());

  private Map<String, String> environment() {
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
    environment.put("SEALPOST_VAULT_BUCKET", newBucket("vault-" + unique));
    environment.put("SEALPOST_INBOX_BUCKET", newBucket("inbox-" + unique));
    environment.put("SEALPOST_INBOX_PREFIX", "raw/");
    environment.put("SEALPOST_HELD_PREFIX", "held/");
    environment.put("SEALPOST_MESSAGE_KEY", clients.kms().createKey().keyMetadata().arn());
    environment.put("SEALPOST_DELIVERIES_QUEUE", newQueue("deliveries-" + unique));
    environment.put("SEALPOST_SETTLED_QUEUE", newQueue("settled-" + unique));
    return environment;
  }

  private String newBucket(String name) {
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

  private String newQueue(String name) {
    return clients.sqs().createQueue(create -> create.queueName(name)).queueUrl();
  }

  private static byte[] mail() {
    return """
        From: Alice <alice@contoso.example>
        To: bob@partner.example
        Subject: [encrypt] The offer
        Date: Sun, 22 Nov 2026 09:00:00 +0000
        Message-ID: <1@contoso.example>
        MIME-Version: 1.0
        Content-Type: text/plain; charset=us-ascii

        Between us.
        """
        .replace("\n", "\r\n")
        .getBytes(US_ASCII);
  }

  private Intake arrived() {
    Intake intake = Samples.intake();
    platform.rawInbox().put(intake.id(), mail());
    return intake;
  }

  @BeforeEach
  void createTables() {
    DynamoTables.create(clients.dynamoDb(), settings.tables());
    requests.counts.clear();
  }

  /// In a function that has decided upon a mail before, with these rules.
  @Test
  void acceptShouldTakeFewRequestsToSealOneMessageForOneRecipient() {
    platform
        .configurations()
        .append(
            ConfigurationDocument.RULES,
            new ConfigurationVersion(1, Samples.NOW, "admin", "by a test"),
            RuleJson.write(RuleSet.defaults()));
    MailFlow mailFlow = Doors.mailFlow(platform, new PlainInspector());
    mailFlow.accept(arrived());
    Intake intake = arrived();
    requests.counts.clear();

    mailFlow.accept(intake);

    assertThat(requests.counts)
        .containsOnlyKeys("Kms", "S3", "Sqs", "DynamoDb")
        .hasEntrySatisfying("Kms", count -> assertThat(count).isEqualTo(1))
        .hasEntrySatisfying("S3", count -> assertThat(count).isLessThanOrEqualTo(2))
        .hasEntrySatisfying("Sqs", count -> assertThat(count).isLessThanOrEqualTo(2))
        .hasEntrySatisfying("DynamoDb", count -> assertThat(count).isLessThanOrEqualTo(4));
    assertThat(platform.protectedMessages().recent(10)).hasSize(2);
    assertThat(platform.ruleHits().on(LocalDate.now(ZoneOffset.UTC)).values()).containsExactly(2L);
  }

  @Test
  void newestShouldTakeOneRequest() {
    Configurations configurations = platform.configurations();
    ConfigurationVersion version = new ConfigurationVersion(1, Samples.NOW, "admin", "by a test");
    for (ConfigurationDocument document : ConfigurationDocument.values()) {
      configurations.append(document, version, "{}");
    }
    requests.counts.clear();

    configurations.newest();

    assertThat(requests.counts).containsExactly(Map.entry("DynamoDb", 1));
  }

  @Test
  void countShouldTakeOneRequestForTwoHundredRules() {
    List<RuleId> rules =
        IntStream.rangeClosed(1, 200).mapToObj(number -> RuleId.of(new UUID(0, number))).toList();

    platform.ruleHits().count(LocalDate.EPOCH, rules);

    assertThat(requests.counts).containsEntry("DynamoDb", 1);
    assertThat(platform.ruleHits().on(LocalDate.EPOCH)).hasSize(200);
  }

  /// Counts attempts by service, not calls.
  private static final class Requests implements ExecutionInterceptor {
    private final Map<String, Integer> counts = new ConcurrentHashMap<>();

    @Override
    public void beforeTransmission(
        Context.BeforeTransmission context, ExecutionAttributes attributes) {
      counts.merge(attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME), 1, Integer::sum);
    }
  }
}
