package org.sealpost.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/// What lies in AWS: encrypted, out of the public's reach, and kept or not kept as promised.
class StoresIT {
  private static final Set<String> VARIABLES =
      Set.of(
          "SEALPOST_ORGANIZATION",
          "SEALPOST_ORGANIZATION_NAME",
          "SEALPOST_DOMAINS",
          "SEALPOST_MESSAGES_TABLE",
          "SEALPOST_KEYS_TABLE",
          "SEALPOST_ORGANIZATION_TABLE",
          "SEALPOST_ACCESS_TABLE",
          "SEALPOST_VAULT_BUCKET",
          "SEALPOST_INBOX_BUCKET",
          "SEALPOST_INBOX_PREFIX",
          "SEALPOST_HELD_PREFIX",
          "SEALPOST_MESSAGE_KEY",
          "SEALPOST_FORMER_KEYS",
          "SEALPOST_WRAPPER_KEY",
          "SEALPOST_REPLY_KEY",
          "SEALPOST_REPLY_DOMAIN",
          "SEALPOST_SIGNING_KEY",
          "SEALPOST_OPENING_KEY",
          "SEALPOST_INTAKES_QUEUE",
          "SEALPOST_DELIVERIES_QUEUE",
          "SEALPOST_SETTLED_QUEUE",
          "SEALPOST_PORTAL_ORIGIN",
          "SEALPOST_NOTICE_ADDRESS",
          "SEALPOST_INGRESS",
          "SEALPOST_CLAMD",
          "SEALPOST_KNOWN_MALWARE",
          "SEALPOST_CONFIGURATION_SET",
          "SEALPOST_TLS_CONFIGURATION_SET",
          "SEALPOST_ADMIN_ISSUER",
          "SEALPOST_AUTHENTICATED_FUNCTION",
          "SEALPOST_ADMIN_AUDIENCE",
          "SEALPOST_SUBMIT_SCOPE",
          "SEALPOST_SIGN_IN_SECRET",
          "SEALPOST_UPLOADS_ORIGIN");
  private static final Set<String> STORES =
      Set.of("AWS::DynamoDB::Table", "AWS::S3::Bucket", "AWS::KMS::Key");

  private final Template template = Template.transformed();

  @Test
  void keysTableShouldLeaveNoCopyOfAShreddedKey() {
    JsonNode keys = template.properties("KeysTable");

    assertThat(keys.at("/PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled").asBoolean())
        .isFalse();
    assertThat(keys.has("StreamSpecification")).isFalse();
    assertThat(keys.has("KinesisStreamSpecification")).isFalse();
    assertThat(keys.has("GlobalSecondaryIndexes")).isFalse();
    assertThat(keys.path("DeletionProtectionEnabled").asBoolean()).isTrue();
    assertThat(template.ofType("AWS::Backup::BackupSelection")).isEmpty();
    assertThat(template.ofType("AWS::DynamoDB::GlobalTable")).isEmpty();
  }

  @Test
  void recordsShouldBeRecoverable() {
    for (String table : List.of("MessagesTable", "OrganizationTable")) {
      assertThat(
              template
                  .properties(table)
                  .at("/PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled")
                  .asBoolean())
          .as(table)
          .isTrue();
    }
  }

  @Test
  void tablesShouldBeOnDemandAndEncryptedByOurKey() {
    Map<String, JsonNode> tables = template.ofType("AWS::DynamoDB::Table");

    assertThat(tables).hasSize(4);
    tables.forEach(
        (table, properties) -> {
          assertThat(properties.path("BillingMode").asText()).isEqualTo("PAY_PER_REQUEST");
          JsonNode encryption = properties.path("SSESpecification");
          assertThat(encryption.path("SSEEnabled").asBoolean()).as(table).isTrue();
          assertThat(Template.target(encryption.path("KMSMasterKeyId"))).isEqualTo("StorageKey");
        });
  }

  @Test
  void bucketsShouldBeEncryptedPrivateAndWithoutVersions() {
    Map<String, JsonNode> buckets = template.ofType("AWS::S3::Bucket");

    assertThat(buckets).hasSize(2);
    buckets.forEach(
        (bucket, properties) -> {
          JsonNode rule =
              properties.at("/BucketEncryption/ServerSideEncryptionConfiguration").path(0);
          assertThat(rule.path("BucketKeyEnabled").asBoolean()).as(bucket).isTrue();
          JsonNode encryption = rule.path("ServerSideEncryptionByDefault");
          assertThat(encryption.path("SSEAlgorithm").asText()).isEqualTo("aws:kms");
          assertThat(Template.target(encryption.path("KMSMasterKeyID"))).isEqualTo("StorageKey");
          assertThat(stream(properties.path("PublicAccessBlockConfiguration")))
              .as(bucket)
              .hasSize(4)
              .allMatch(JsonNode::asBoolean);
          assertThat(properties.has("VersioningConfiguration")).as(bucket).isFalse();
          assertThat(properties.has("ReplicationConfiguration")).as(bucket).isFalse();
        });
  }

  @Test
  void bucketsShouldAnswerOverTlsOnly() {
    Set<String> guarded = new TreeSet<>();
    template
        .ofType("AWS::S3::BucketPolicy")
        .values()
        .forEach(
            policy ->
                stream(policy.at("/PolicyDocument/Statement"))
                    .filter(statement -> statement.path("Effect").asText().equals("Deny"))
                    .filter(statement -> statement.path("Principal").asText().equals("*"))
                    .filter(statement -> statement.path("Action").asText().equals("s3:*"))
                    .filter(
                        statement ->
                            statement
                                .at("/Condition/Bool/aws:SecureTransport")
                                .asText()
                                .equals("false"))
                    .forEach(
                        statement -> {
                          String bucket = Template.target(policy.path("Bucket"));
                          assertThat(new Arns(template).texts(statement.path("Resource")))
                              .containsExactly(
                                  "arn:aws:s3:::" + bucket, "arn:aws:s3:::" + bucket + "/*");
                          guarded.add(bucket);
                        }));

    assertThat(guarded).isEqualTo(template.ofType("AWS::S3::Bucket").keySet());
  }

  @Test
  void everythingInTheInboxShouldEnd() {
    Set<String> ending = new TreeSet<>();
    for (JsonNode rule : template.properties("InboxBucket").at("/LifecycleConfiguration/Rules")) {
      assertThat(rule.path("Status").asText()).isEqualTo("Enabled");
      if (rule.has("ExpirationInDays")) {
        ending.add(rule.path("Prefix").asText());
      }
    }
    Set<String> used = new TreeSet<>();
    for (JsonNode function : template.ofType("AWS::Lambda::Function").values()) {
      for (Map.Entry<String, JsonNode> variable :
          function.at("/Environment/Variables").properties()) {
        if (variable.getKey().endsWith("_PREFIX")) {
          used.add(variable.getValue().asText());
        }
      }
    }

    assertThat(used).containsExactly("held/", "raw/");
    assertThat(ending).isEqualTo(used);
  }

  @Test
  void onlyMailThatRequiresTlsShouldBeHeldToIt() {
    JsonNode courier = template.properties("CourierFunction").at("/Environment/Variables");

    assertThat(tlsPolicy(courier.path("SEALPOST_TLS_CONFIGURATION_SET")).asText())
        .isEqualTo("REQUIRE");
    assertThat(Template.target(tlsPolicy(courier.path("SEALPOST_CONFIGURATION_SET"))))
        .isEqualTo("DeliveryTls");
  }

  private JsonNode tlsPolicy(JsonNode configurationSet) {
    return template.properties(Template.target(configurationSet)).at("/DeliveryOptions/TlsPolicy");
  }

  /// KMS rotates symmetric keys only.
  @Test
  void keysShouldRotateWhereKmsCan() {
    Set<String> rotating = new TreeSet<>();
    template
        .ofType("AWS::KMS::Key")
        .forEach(
            (key, properties) -> {
              boolean symmetric = !properties.has("KeySpec");
              assertThat(properties.path("EnableKeyRotation").asBoolean())
                  .as(key)
                  .isEqualTo(symmetric);
              if (symmetric) {
                rotating.add(key);
              }
            });

    assertThat(rotating).containsExactly("MessageKey", "StorageKey");
  }

  @Test
  void keysShouldBeOfTheKindThatTheyAreUsedFor() {
    assertThat(kind("WrapperKey")).isEqualTo("HMAC_256 GENERATE_VERIFY_MAC");
    assertThat(kind("ReplyKey")).isEqualTo("HMAC_256 GENERATE_VERIFY_MAC");
    assertThat(kind("SigningKey")).isEqualTo("RSA_2048 SIGN_VERIFY");
    assertThat(kind("OpeningKey")).isEqualTo("RSA_2048 ENCRYPT_DECRYPT");
  }

  private String kind(String key) {
    JsonNode properties = template.properties(key);
    return properties.path("KeySpec").asText() + " " + properties.path("KeyUsage").asText();
  }

  /// Threat 52: what strangers post ends by itself, also when the sweeper does not run, and so do
  /// files of drafts: within eight days, as S3 counts to the midnight after the seventh. What was
  /// sealed does not.
  @Test
  void onlyWhatBrowsersPostedShouldEndInTheVault() {
    Set<String> ending = new TreeSet<>();
    for (JsonNode rule : template.properties("VaultBucket").at("/LifecycleConfiguration/Rules")) {
      assertThat(rule.path("Status").asText()).isEqualTo("Enabled");
      if (rule.has("ExpirationInDays")) {
        ending.add(rule.path("Prefix").asText() + " " + rule.path("ExpirationInDays").asInt());
      }
    }

    assertThat(ending).containsExactly("posted/ 1", "uploads/ 7");
  }

  /// Only pages of the portal bring files straight to the vault; nobody fetches any by a page.
  @Test
  void vaultShouldTakePostsOfPortalPagesAndNothingElse() {
    JsonNode rules = template.properties("VaultBucket").at("/CorsConfiguration/CorsRules");
    JsonNode portal = template.properties("PortalFunction").at("/Environment/Variables");

    assertThat(rules).hasSize(1);
    JsonNode rule = rules.path(0);
    assertThat(rule.path("AllowedMethods"))
        .singleElement()
        .extracting(JsonNode::asText)
        .isEqualTo("POST");
    assertThat(rule.path("AllowedOrigins"))
        .singleElement()
        .isEqualTo(portal.path("SEALPOST_PORTAL_ORIGIN"));
    assertThat(rule.has("AllowedHeaders")).isFalse();
    assertThat(rule.has("ExposedHeaders")).isFalse();
    assertThat(template.properties("InboxBucket").has("CorsConfiguration")).isFalse();
    assertThat(new Arns(template).text(portal.path("SEALPOST_UPLOADS_ORIGIN")))
        .isEqualTo("https://VaultBucket.RegionalDomainName");
  }

  /// Who brings a key of their own gets no other one, and whatever uses the key uses theirs.
  @Test
  void messageKeyShouldBeMadeHereUnlessSomebodyBringsTheirs() {
    assertThat(template.root().at("/Resources/MessageKey/Condition").asText())
        .isEqualTo("MakesMessageKey");
    assertThat(template.root().at("/Resources/MessageKeyAlias/Condition").asText())
        .isEqualTo("MakesMessageKey");
    template
        .ofType("AWS::Lambda::Function")
        .forEach(
            (name, function) -> {
              JsonNode key = function.at("/Environment/Variables/SEALPOST_MESSAGE_KEY");
              if (!key.isMissingNode()) {
                assertThat(key.at("/Fn::If/0").asText()).as(name).isEqualTo("MakesMessageKey");
                assertThat(Template.target(key.at("/Fn::If/1"))).isEqualTo("MessageKey");
                assertThat(Template.target(key.at("/Fn::If/2"))).isEqualTo("MessageKeyArn");
              }
            });
  }

  @Test
  void whatHoldsMailShouldOutliveTheStack() {
    for (String resource :
        List.of(
            "MessagesTable",
            "KeysTable",
            "OrganizationTable",
            "InboxBucket",
            "VaultBucket",
            "MessageKey",
            "WrapperKey",
            "ReplyKey",
            "SigningKey",
            "OpeningKey",
            "StorageKey")) {
      JsonNode kept = template.root().path("Resources").path(resource);
      assertThat(kept.path("DeletionPolicy").asText()).as(resource).isEqualTo("Retain");
      assertThat(kept.path("UpdateReplacePolicy").asText()).as(resource).isEqualTo("Retain");
    }
  }

  @Test
  void everyFunctionShouldWriteToALogOfItsOwnThatEnds() {
    Map<String, JsonNode> functions = template.ofType("AWS::Lambda::Function");
    Set<String> logs = new LinkedHashSet<>();
    functions
        .values()
        .forEach(function -> logs.add(Template.target(function.at("/LoggingConfig/LogGroup"))));

    assertThat(logs)
        .hasSize(functions.size())
        .isEqualTo(template.ofType("AWS::Logs::LogGroup").keySet());
    template
        .ofType("AWS::Logs::LogGroup")
        .forEach(
            (log, properties) -> assertThat(properties.has("RetentionInDays")).as(log).isTrue());
  }

  @Test
  void everyFunctionShouldRunJava25OnArmWithItsCompilerWhole() {
    template
        .ofType("AWS::Lambda::Function")
        .forEach(
            (name, function) -> {
              assertThat(function.path("Runtime").asText()).as(name).isEqualTo("java25");
              assertThat(function.at("/Architectures/0").asText()).as(name).isEqualTo("arm64");
              assertThat(function.path("Environment").toString())
                  .as(name)
                  .doesNotContain("TieredStopAtLevel=1");
            });
  }

  @Test
  void functionsShouldBeToldOfTheStoresTheyMayUseAndNoOthers() {
    Powers powers = Powers.of(template);
    Arns arns = new Arns(template);
    template
        .ofType("AWS::Lambda::Function")
        .forEach(
            (name, function) -> {
              JsonNode variables = function.at("/Environment/Variables");
              Set<String> told = new TreeSet<>();
              for (Map.Entry<String, JsonNode> variable : variables.properties()) {
                assertThat(VARIABLES).as(name).contains(variable.getKey());
                JsonNode value = made(variable.getValue());
                if (value.has("Ref") || value.has("Fn::GetAtt")) {
                  String target = Template.target(value);
                  if (STORES.contains(template.type(target))) {
                    told.add(target);
                  }
                  if (template.type(target).equals("AWS::SQS::Queue")) {
                    assertThat(powers.of(Template.target(function.path("Role"))))
                        .as("%s and %s", name, target)
                        .anyMatch(power -> power.covers(arns.of(target)));
                  }
                }
              }

              Set<String> used = new TreeSet<>();
              for (String type : STORES) {
                for (String store : template.ofType(type).keySet()) {
                  boolean may =
                      powers.of(Template.target(function.path("Role"))).stream()
                          .anyMatch(
                              power ->
                                  power.covers(arns.of(store))
                                      || power.covers(arns.of(store) + "/*"));
                  if (may && !store.equals("StorageKey")) {
                    used.add(store);
                  }
                }
              }
              assertThat(told).as(name).isEqualTo(used);
            });
  }

  /// What a value is where nobody brings a key of their own.
  private static JsonNode made(JsonNode value) {
    return value.at("/Fn::If/0").asText().equals("MakesMessageKey") ? value.at("/Fn::If/1") : value;
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
