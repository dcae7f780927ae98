package org.sealpost.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Promise P5, least power: who may do what, whole, so that a power more and a power less are seen.
class RolesIT {
  private static final String NOBODY = "";
  private static final String SEALERS = "GatewayRole InboundRole IntakeRole";
  private static final String SES = "ses.amazonaws.com";
  private static final String EVENT_BRIDGE = "events.amazonaws.com";
  private static final List<String> SEALER_LIST = List.of(SEALERS.split(" "));

  /// Parameters that are ARNs, and cannot be anything else.
  private static final Set<String> OUR_ARNS =
      Set.of("<MessageKeyArn>", "<FormerMessageKeys>", "<SignInSecretArn>");

  private final Template template = Template.transformed();

  static Stream<Arguments> whoMay() {
    return Stream.of(
        // The message key and the wrapped keys: who seals cannot open.
        arguments("kms:GenerateDataKey", "MessageKey", SEALERS),
        arguments("kms:Decrypt", "MessageKey", "PortalRole"),
        arguments("kms:*", "MessageKey", SEALERS + " PortalRole"),
        arguments("kms:*", "<MessageKeyArn>", SEALERS + " PortalRole"),
        arguments("kms:*", "<FormerMessageKeys>", "PortalRole"),

        // The keys beside it. The gateway opens what others encrypted to the organization, and with
        // another key than the messages'.
        arguments("kms:GenerateMac", "WrapperKey", "CourierRole"),
        arguments("kms:VerifyMac", "WrapperKey", SEALERS),
        arguments("kms:*", "WrapperKey", "CourierRole " + SEALERS),
        arguments("kms:GenerateMac", "ReplyKey", "CourierRole " + SEALERS),
        arguments("kms:VerifyMac", "ReplyKey", NOBODY),
        arguments("kms:*", "ReplyKey", "CourierRole " + SEALERS),
        arguments("kms:Sign", "SigningKey", "ConsoleRole " + SEALERS),
        arguments("kms:GetPublicKey", "SigningKey", "ConsoleRole " + SEALERS),
        arguments("kms:*", "SigningKey", "ConsoleRole " + SEALERS),
        arguments("kms:Decrypt", "OpeningKey", SEALERS),
        arguments("kms:GetPublicKey", "OpeningKey", "ConsoleRole " + SEALERS),
        arguments("kms:*", "OpeningKey", "ConsoleRole " + SEALERS),
        arguments("kms:Encrypt", "*", NOBODY),
        arguments("kms:ReEncrypt*", "*", NOBODY),
        arguments("dynamodb:PutItem", "KeysTable", SEALERS),
        arguments("dynamodb:GetItem", "KeysTable", "PortalRole"),
        arguments("dynamodb:DeleteItem", "KeysTable", "SweeperRole"),
        arguments("dynamodb:*", "KeysTable", SEALERS + " PortalRole SweeperRole"),
        arguments("dynamodb:Query", "KeysTable", NOBODY),
        arguments("dynamodb:Scan", "*", NOBODY),

        // Raw mail: the portal writes replies and programs submit, the sweeper deletes; none of
        // them
        // reads. The gateway writes what it has edited, not over what came in.
        arguments("s3:GetObject*", "InboxBucket/raw/*", "CourierRole " + SEALERS),
        arguments("s3:PutObject*", "InboxBucket/raw/d6iitobk", "PortalRole SmtpRulesRole " + SES),
        arguments(
            "s3:PutObject*",
            "InboxBucket/raw/copy-1",
            "PortalRole SmtpRulesRole " + SEALERS + " " + SES),
        arguments(
            "s3:PutObject*",
            "InboxBucket/raw/submitted-1",
            "PortalRole SmtpRulesRole SubmissionRole " + SES),
        arguments("s3:DeleteObject*", "InboxBucket/raw/*", "SettledRole SweeperRole"),

        // Held mail: only the gateway reads it, and nobody who decides about it.
        arguments("s3:GetObject*", "InboxBucket/held/*", SEALERS),
        arguments("s3:PutObject*", "InboxBucket/held/*", SEALERS),
        arguments("s3:DeleteObject*", "InboxBucket/held/*", "SettledRole"),

        // The whole inbox.
        arguments("s3:GetObject*", "InboxBucket/*", "CourierRole " + SEALERS),
        arguments(
            "s3:PutObject*",
            "InboxBucket/*",
            "PortalRole SmtpRulesRole SubmissionRole " + SEALERS + " " + SES),
        arguments("s3:DeleteObject*", "InboxBucket/*", "SettledRole SweeperRole"),
        arguments("s3:ListBucket*", "InboxBucket", "SmtpRulesRole SweeperRole"),

        // Sealed mail. The courier puts it into notices; the portal keeps what comes back, and
        // lists
        // no mail: it finds what somebody has the link of. Files of drafts are its own.
        arguments("s3:GetObject*", "VaultBucket/*", "CourierRole PortalRole"),
        arguments("s3:PutObject*", "VaultBucket/1", SEALERS),
        arguments("s3:PutObject*", "VaultBucket/posted/*", "PortalRole " + SEALERS),
        arguments("s3:PutObject*", "VaultBucket/uploads/*", "PortalRole " + SEALERS),
        arguments("s3:DeleteObject*", "VaultBucket/1", "SettledRole SweeperRole"),
        arguments("s3:DeleteObject*", "VaultBucket/posted/*", "SettledRole SweeperRole"),
        arguments(
            "s3:DeleteObject*", "VaultBucket/uploads/*", "PortalRole SettledRole SweeperRole"),
        arguments("s3:ListBucket*", "VaultBucket", "PortalRole SweeperRole"),

        // Records.
        arguments(
            "dynamodb:GetItem",
            "MessagesTable",
            "ConsoleRole CourierRole PortalRole SettledRole SweeperRole UndeliverableRole "
                + SEALERS),
        arguments("dynamodb:PutItem", "MessagesTable", "UndeliverableRole " + SEALERS),
        arguments(
            "dynamodb:UpdateItem",
            "MessagesTable",
            "ConsoleRole CourierRole PortalRole SweeperRole UndeliverableRole " + SEALERS),
        arguments("dynamodb:DeleteItem", "MessagesTable", NOBODY),
        arguments(
            "dynamodb:Query", "MessagesTable/index/recent", "ConsoleRole PortalRole SweeperRole"),
        // The sealers ask for the recipients of a message that somebody answers by mail.
        arguments(
            "dynamodb:Query",
            "MessagesTable",
            "ConsoleRole CourierRole PortalRole SettledRole SweeperRole " + SEALERS),

        // The organization: only administrators change it; the gateway counts, and proposes
        // certificates.
        arguments(
            "dynamodb:GetItem",
            "OrganizationTable",
            "ConsoleRole CourierRole PortalRole " + SEALERS),
        arguments("dynamodb:PutItem", "OrganizationTable", "ConsoleRole " + SEALERS),
        arguments("dynamodb:UpdateItem", "OrganizationTable", "ConsoleRole " + SEALERS),
        arguments("dynamodb:DeleteItem", "OrganizationTable", "ConsoleRole"),

        // Passcodes, sessions, and which mailboxes our mail does not reach: who notes that reads
        // nothing. The console ends sessions and removes passkeys, and makes none.
        arguments("dynamodb:GetItem", "AccessTable", "ConsoleRole PortalRole"),
        arguments("dynamodb:PutItem", "AccessTable", "MailEventsRole PortalRole"),
        arguments("dynamodb:UpdateItem", "AccessTable", "PortalRole"),
        arguments("dynamodb:Query", "AccessTable", "ConsoleRole PortalRole"),
        arguments("dynamodb:BatchGetItem", "AccessTable", "ConsoleRole PortalRole"),
        arguments("dynamodb:DeleteItem", "AccessTable", "ConsoleRole PortalRole"),
        arguments("dynamodb:*", "AccessTable", "ConsoleRole MailEventsRole PortalRole"),

        // Mail goes out by two hands only.
        arguments("ses:*", "*", "CourierRole PortalRole"),
        arguments("ses:SendRawEmail", "*", "CourierRole"),

        // Queues.
        arguments(
            "sqs:SendMessage",
            "IntakesQueue",
            "ConsoleRole GatewayRole InboundRole PortalRole SubmissionRole SweeperRole"),
        arguments(
            "sqs:SendMessage",
            "DeliveriesQueue",
            "CourierRole PortalRole UndeliverableRole " + SEALERS),
        arguments(
            "sqs:SendMessage",
            "SettledQueue",
            "CourierRole SweeperRole UndeliverableRole " + SEALERS),
        arguments("sqs:SendMessage", "*:Failed*Queue", NOBODY),
        arguments("sqs:SendMessage", "MailEventsQueue", EVENT_BRIDGE),
        arguments("sqs:ReceiveMessage", "IntakesQueue", "IntakeRole"),
        arguments("sqs:ReceiveMessage", "DeliveriesQueue", "CourierRole"),
        arguments("sqs:ReceiveMessage", "SettledQueue", "SettledRole"),
        arguments("sqs:ReceiveMessage", "MailEventsQueue", "MailEventsRole"),
        arguments("sqs:ReceiveMessage", "FailedIntakesQueue", "UndeliverableRole"),
        arguments("sqs:ReceiveMessage", "FailedDeliveriesQueue", "UndeliverableRole"),

        // With which accounts readers may sign in: nothing else is said of any secret.
        arguments("secretsmanager:GetSecretValue", "<SignInSecretArn>", "PortalRole"),
        arguments("secretsmanager:PutSecretValue", "*", NOBODY),

        // The SMTP password, and what would let a role grow.
        arguments("secretsmanager:*", "*", "PortalRole " + SES),
        arguments("lambda:*", "*", "SmtpRulesRole"),
        arguments("iam:*", "*", NOBODY),
        arguments("sts:*", "*", NOBODY),
        arguments("kms:CreateGrant", "*", NOBODY),
        arguments("kms:PutKeyPolicy", "*", NOBODY),
        arguments("s3:PutBucketPolicy", "*", NOBODY));
  }

  @ParameterizedTest(name = "{0} on {1}: {2}")
  @MethodSource
  void whoMay(String action, String resource, String principals) {
    assertThat(Powers.of(template).whoMay(action, arn(resource))).isEqualTo(names(principals));
  }

  static final List<String> whatWouldLetTheGatewayUnseal =
      List.of("kms:Decrypt", "kms:decrypt", "kms:De*", "kms:*", "*");

  @ParameterizedTest
  @FieldSource("whatWouldLetTheGatewayUnseal")
  void whoMayShouldSeeTheGatewayUnsealWhenItsRoleIsChanged(String action) {
    for (String resource :
        List.of(
            "{\"Fn::GetAtt\": [\"MessageKey\", \"Arn\"]}",
            "{\"Fn::Sub\": \"arn:${AWS::Partition}:kms:*:*:key/${MessageKey}\"}",
            "[\"arn:aws:logs:*\", \"arn:aws:kms:eu-central-1:*:key/*\"]",
            "\"*\"")) {
      Template changed = Template.transformed();
      statements(changed, "GatewayRole").add(statement(action, resource));

      assertThat(Powers.of(changed).whoMay("kms:Decrypt", arn("MessageKey")))
          .as(resource)
          .containsExactly("GatewayRole", "PortalRole");
    }
  }

  @Test
  void whoMayShouldSeeTheGatewayUnsealWhenTheKeysPolicyIsChanged() {
    ObjectNode statement = statement("kms:Decrypt", "\"*\"");
    statement
        .putObject("Principal")
        .set("AWS", json("{\"Fn::GetAtt\": [\"GatewayRole\", \"Arn\"]}"));
    JsonNode policy = template.properties("MessageKey").path("KeyPolicy").path("Statement");
    ((ArrayNode) policy).add(statement);

    assertThat(Powers.of(template).whoMay("kms:Decrypt", arn("MessageKey")))
        .containsExactly("GatewayRole", "PortalRole");
  }

  @Test
  void everyFunctionShouldHaveARoleOfItsOwn() {
    List<String> roles =
        template.ofType("AWS::Lambda::Function").values().stream()
            .map(function -> Template.target(function.path("Role")))
            .toList();

    assertThat(roles).hasSize(11).doesNotHaveDuplicates();
    assertThat(template.ofType("AWS::IAM::Role").keySet())
        .as("no role that no function has, but the one of SES")
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(roles.stream(), Stream.of("SmtpRulesRole")).toList());
    for (String role : roles) {
      assertThat(trusted(role)).as(role).containsExactly("lambda.amazonaws.com");
    }
    assertThat(trusted("SmtpRulesRole")).containsExactly("ses.amazonaws.com");
  }

  @Test
  void noStatementShouldAllowEverythingOrAWholeService() {
    for (Power power : Powers.of(template).all()) {
      assertThat(power.actions())
          .as("%s, %s", power.where(), power.sid())
          .noneMatch(action -> action.equals("*") || action.endsWith(":*"));
      assertThat(power.resources())
          .as("%s, %s", power.where(), power.sid())
          .doesNotContain("*")
          .allMatch(resource -> resource.startsWith("arn:aws:") || OUR_ARNS.contains(resource));
    }
  }

  @Test
  void keyPoliciesShouldGiveTheAccountNothingBeyondItsRoles() {
    Set<String> keys = template.ofType("AWS::KMS::Key").keySet();
    assertThat(keys).hasSize(6);
    for (String key : keys) {
      List<JsonNode> allowing =
          stream(template.properties(key).path("KeyPolicy").path("Statement"))
              .filter(statement -> statement.path("Effect").asText().equals("Allow"))
              .toList();

      // kms:* for the account is AWS's default: without it a key can become one nobody can manage.
      assertThat(allowing.getFirst().path("Principal").toString()).contains(":root");
      assertThat(allowing.subList(1, allowing.size()))
          .allMatch(statement -> statement.path("Principal").has("Service"));
    }
  }

  @Test
  void messageKeyShouldBeUsableOnlyInTheNameOfItsOrganizationAndMessage() {
    List<Power> powers =
        Powers.of(template).all().stream()
            .filter(power -> power.covers(arn("MessageKey")))
            .toList();

    assertThat(powers).hasSize(4);
    for (Power power : powers) {
      assertThat(power.resources()).contains("<MessageKeyArn>");
      JsonNode condition = power.condition();
      assertThat(condition.at("/StringEquals/kms:EncryptionContext:organization/Ref").asText())
          .isEqualTo("OrganizationId");
      assertThat(values(condition.at("/ForAllValues:StringEquals/kms:EncryptionContextKeys")))
          .containsExactlyInAnyOrder("organization", "message");
      assertThat(condition.at("/Null/kms:EncryptionContext:message").asText()).isEqualTo("false");
    }
  }

  @Test
  void messageKeyShouldItselfRefuseWhomTheRolesKeepApart() {
    assertThat(denied("kms:Decrypt", "Null")).isEqualTo("kms:EncryptionContext:organization");
    assertThat(denied("kms:GenerateDataKey", "Null"))
        .isEqualTo("kms:EncryptionContext:organization");
    assertThat(denied("kms:Decrypt", "ArnNotLike")).isEqualTo("aws:PrincipalArn");
    assertThat(denied("kms:GenerateDataKey", "ArnNotLike")).isEqualTo("aws:PrincipalArn");

    for (String role : template.ofType("AWS::IAM::Role").keySet()) {
      String path = template.properties(role).path("Path").path("Fn::Sub").asText();
      assertThat(path.endsWith("/opening/")).as(role).isEqualTo(role.equals("PortalRole"));
      assertThat(path.endsWith("/sealing/")).as(role).isEqualTo(SEALER_LIST.contains(role));
    }
  }

  /// What KMS is to do with a key is fixed as far as KMS lets us fix it.
  @Test
  void smimeKeysShouldBeUsedInOneWayOnly() {
    assertThat(conditions("kms:Sign", "SigningKey"))
        .hasSize(4)
        .allSatisfy(
            condition -> {
              assertThat(condition.at("/StringEquals/kms:MessageType").asText())
                  .isEqualTo("DIGEST");
              assertThat(condition.at("/StringEquals/kms:SigningAlgorithm").asText())
                  .isEqualTo("RSASSA_PKCS1_V1_5_SHA_256");
            });
    assertThat(conditions("kms:Decrypt", "OpeningKey"))
        .hasSize(3)
        .allSatisfy(
            condition ->
                assertThat(values(condition.at("/StringEquals/kms:EncryptionAlgorithm")))
                    .containsExactlyInAnyOrder("RSAES_OAEP_SHA_1", "RSAES_OAEP_SHA_256"));
    for (String key : List.of("WrapperKey", "ReplyKey")) {
      assertThat(conditions("kms:*Mac", key))
          .hasSize(4)
          .allSatisfy(
              condition ->
                  assertThat(condition.at("/StringEquals/kms:MacAlgorithm").asText())
                      .isEqualTo("HMAC_SHA_256"));
    }
  }

  /// So that no policy attached elsewhere lets somebody else sign in our name, or read our mail.
  @Test
  void smimeKeysShouldThemselvesRefuseWhoIsNoFunctionOfOurs() {
    assertThat(refusedUnlike("SigningKey", "kms:Sign"))
        .endsWith(":role/sealpost/<OrganizationId>/*");
    assertThat(refusedUnlike("WrapperKey", "kms:GenerateMac"))
        .endsWith(":role/sealpost/<OrganizationId>/*");
    assertThat(refusedUnlike("ReplyKey", "kms:GenerateMac"))
        .endsWith(":role/sealpost/<OrganizationId>/*");
    assertThat(refusedUnlike("OpeningKey", "kms:Decrypt"))
        .endsWith(":role/sealpost/<OrganizationId>/sealing/*");
  }

  /// The principals that a key's policy leaves out where it denies an action.
  private String refusedUnlike(String key, String action) {
    return stream(template.properties(key).path("KeyPolicy").path("Statement"))
        .filter(statement -> statement.path("Effect").asText().equals("Deny"))
        .filter(statement -> values(statement.path("Action")).contains(action))
        .map(
            statement ->
                new Arns(template).text(statement.at("/Condition/ArnNotLike/aws:PrincipalArn")))
        .findFirst()
        .orElse("nobody");
  }

  private List<JsonNode> conditions(String action, String resource) {
    return Powers.of(template).all().stream()
        .filter(power -> power.covers(action, arn(resource)))
        .map(Power::condition)
        .toList();
  }

  @Test
  void sweeperShouldListNoSealedMailButWhatWasPosted() {
    assertThat(conditionsOf("SweeperRole", "s3:ListBucket", "VaultBucket"))
        .singleElement()
        .satisfies(
            condition ->
                assertThat(condition.at("/StringLike/s3:prefix").asText()).isEqualTo("posted/*"));
  }

  @Test
  void portalShouldListNoSealedMailButFilesOfDrafts() {
    assertThat(conditionsOf("PortalRole", "s3:ListBucket", "VaultBucket"))
        .singleElement()
        .satisfies(
            condition ->
                assertThat(condition.at("/StringLike/s3:prefix").asText()).isEqualTo("uploads/*"));
  }

  /// Whatever their roles say of the whole vault.
  @Test
  void uploadsShouldBeReadAndWrittenByThePortalAlone() {
    Arns arns = new Arns(template);
    List<JsonNode> statements =
        stream(template.properties("VaultBucketPolicy").at("/PolicyDocument/Statement"))
            .filter(
                statement ->
                    arns.texts(statement.path("Resource"))
                        .equals(List.of("arn:aws:s3:::VaultBucket/uploads/*")))
            .toList();

    assertThat(statements)
        .singleElement()
        .satisfies(
            statement -> {
              assertThat(statement.path("Effect").asText()).isEqualTo("Deny");
              assertThat(statement.path("Principal").asText()).isEqualTo("*");
              assertThat(values(statement.path("Action")))
                  .containsExactlyInAnyOrder("s3:GetObject", "s3:PutObject");
              assertThat(statement.path("Condition").size()).isEqualTo(1);
              assertThat(arns.text(statement.at("/Condition/ArnNotLike/aws:PrincipalArn")))
                  .endsWith(":role/sealpost/<OrganizationId>/opening/*");
            });
  }

  @ParameterizedTest
  @FieldSource("SEALER_LIST")
  void gatewayShouldProposeCertificatesAndTrustNone(String role) {
    assertThat(conditionsOf(role, "dynamodb:PutItem", "OrganizationTable"))
        .singleElement()
        .satisfies(
            condition ->
                assertThat(
                        new Arns(template)
                            .texts(condition.at("/ForAllValues:StringLike/dynamodb:LeadingKeys")))
                    .containsExactlyInAnyOrder(
                        "O#<OrganizationId>#certificates#of#*",
                        "O#<OrganizationId>#certificates#PROPOSED"));
  }

  @Test
  void storageKeyShouldOpenOnlyTheBucketsARoleReads() {
    assertThat(readersOf("InboxBucket"))
        .isEqualTo(Powers.of(template).whoMay("s3:GetObject", arn("InboxBucket/*")));
    assertThat(readersOf("VaultBucket"))
        .isEqualTo(Powers.of(template).whoMay("s3:GetObject", arn("VaultBucket/*")));
    for (Power power : Powers.of(template).all()) {
      if (power.covers("kms:Decrypt", arn("StorageKey"))
          && !Set.of(SES, EVENT_BRIDGE).contains(power.principal())) {
        assertThat(power.condition().at("/StringEquals/kms:ViaService").isMissingNode())
            .as("%s may use the storage key outside its services", power.principal())
            .isFalse();
      }
    }
  }

  @ParameterizedTest
  @FieldSource("brandingReaders")
  void organizationShouldShowBrandingButNoRules(String role) {
    List<Power> powers =
        Powers.of(template).of(role).stream()
            .filter(power -> power.covers(arn("OrganizationTable")))
            .toList();

    assertThat(powers).isNotEmpty();
    for (Power power : powers) {
      JsonNode keys = power.condition().at("/ForAllValues:StringEquals/dynamodb:LeadingKeys");
      assertThat(new Arns(template).texts(keys))
          .containsExactlyInAnyOrder("O#<OrganizationId>#branding", "O#<OrganizationId>#settings");
    }
  }

  @ParameterizedTest
  @FieldSource("SEALER_LIST")
  void gatewayShouldCountWhatRulesMatchedAndChangeNoRules(String role) {
    assertThat(conditionsOf(role, "dynamodb:UpdateItem", "OrganizationTable"))
        .singleElement()
        .satisfies(
            condition ->
                assertThat(
                        new Arns(template)
                            .texts(condition.at("/ForAllValues:StringEquals/dynamodb:LeadingKeys")))
                    .containsExactly("O#<OrganizationId>#hits"));
  }

  /// Threat 52 and promise P5: an event about mail, whatever is in it, touches no passcode and no
  /// session.
  @Test
  void mailEventsShouldBeNotedAsProblemsOfMailboxesAndNothingElse() {
    assertThat(conditionsOf("MailEventsRole", "dynamodb:*", "AccessTable"))
        .singleElement()
        .satisfies(
            condition -> {
              assertThat(
                      new Arns(template)
                          .texts(condition.at("/ForAllValues:StringLike/dynamodb:LeadingKeys")))
                  .containsExactly("B#*");
              assertThat(condition.at("/StringEqualsIfExists/dynamodb:ReturnValues").asText())
                  .isEqualTo("NONE");
            });
  }

  /// A reader's list and a notice's reference: by the index the portal finds nothing else.
  @Test
  void portalShouldFindMessagesByReferenceAndMailboxOnly() {
    assertThat(conditionsOf("PortalRole", "dynamodb:Query", "MessagesTable/index/recent"))
        .singleElement()
        .satisfies(
            condition ->
                assertThat(
                        new Arns(template)
                            .texts(condition.at("/ForAllValues:StringLike/dynamodb:LeadingKeys")))
                    .hasSize(2)
                    .allSatisfy(key -> assertThat(key).matches("(REF|INBOX)#[^*]+#\\*")));
  }

  @Test
  void sweeperShouldChangeNoRecordsButThoseOfHeldMail() {
    assertThat(conditionsOf("SweeperRole", "dynamodb:UpdateItem", "MessagesTable"))
        .singleElement()
        .satisfies(
            condition ->
                assertThat(
                        new Arns(template)
                            .texts(condition.at("/ForAllValues:StringLike/dynamodb:LeadingKeys")))
                    .containsExactly("Q#*"));
  }

  /// Threat 51: whoever administers does not sign in as somebody else.
  @Test
  void consoleShouldReachSessionsAndPasskeysAndNoPasscodes() {
    assertThat(conditionsOf("ConsoleRole", "dynamodb:*", "AccessTable"))
        .extracting(
            condition ->
                Set.copyOf(
                    new Arns(template)
                        .texts(condition.at("/ForAllValues:StringLike/dynamodb:LeadingKeys"))))
        .containsExactlyInAnyOrder(
            Set.of("A#<OrganizationId>#*", "S#<OrganizationId>#*"),
            Set.of("K#<OrganizationId>#*", "C#<OrganizationId>#*"));
  }

  /// Threats 25 and 51: whoever could write a passkey could sign in with it.
  @Test
  void consoleShouldRemovePasskeysAndMakeNone() {
    assertThat(conditionsOf("ConsoleRole", "dynamodb:PutItem", "AccessTable")).isEmpty();
    assertThat(conditionsOf("ConsoleRole", "dynamodb:UpdateItem", "AccessTable")).isEmpty();
  }

  private List<JsonNode> conditionsOf(String role, String action, String resource) {
    return Powers.of(template).of(role).stream()
        .filter(power -> power.covers(action, arn(resource)))
        .map(Power::condition)
        .toList();
  }

  static final List<String> brandingReaders = List.of("PortalRole", "CourierRole");

  @Test
  void keysTableShouldNotAnswerWritersWithWhatItHeld() {
    for (Power power : Powers.of(template).all()) {
      if (power.covers("dynamodb:PutItem", arn("KeysTable"))
          || power.covers("dynamodb:DeleteItem", arn("KeysTable"))) {
        assertThat(power.condition().at("/StringEqualsIfExists/dynamodb:ReturnValues").asText())
            .as(power.principal())
            .isEqualTo("NONE");
      }
    }
  }

  @Test
  void mailShouldGoOutOnlyInTheOrganizationsName() {
    Arns arns = new Arns(template);
    for (Power power : Powers.of(template).all()) {
      if (power.covers("ses:SendEmail", "*")) {
        JsonNode condition = power.condition();
        switch (power.principal()) {
          case "PortalRole" ->
              assertThat(arns.texts(condition.at("/StringEquals/ses:FromAddress")))
                  .containsExactly("<NoticeAddress>");
          case "CourierRole" ->
              assertThat(arns.texts(condition.at("/StringLike/ses:FromAddress")))
                  .containsExactly("<NoticeAddress>", "*@<AcceptedDomains>");
          default -> throw new AssertionError(power);
        }
      }
    }
  }

  @Test
  void servicesShouldActOnlyForThisAccount() {
    for (Power power : Powers.of(template).all()) {
      if (power.principal().endsWith(".amazonaws.com")) {
        assertThat(power.condition().at("/StringEquals/aws:SourceAccount/Ref").asText())
            .as("%s, %s", power.where(), power.sid())
            .isEqualTo("AWS::AccountId");
      }
    }
  }

  /// The ARN of a resource named in the template, perhaps with a path; wildcards alone stay.
  private String arn(String resource) {
    if (resource.startsWith("*") || resource.startsWith("<")) {
      return resource;
    }
    int slash = resource.indexOf('/');
    Arns arns = new Arns(template);
    return slash < 0
        ? arns.of(resource)
        : arns.of(resource.substring(0, slash)) + resource.substring(slash);
  }

  private Set<String> readersOf(String bucket) {
    Set<String> readers = new TreeSet<>();
    Arns arns = new Arns(template);
    for (Power power : Powers.of(template).all()) {
      JsonNode context = power.condition().at("/StringLike/kms:EncryptionContext:aws:s3:arn");
      if (power.covers("kms:Decrypt", arn("StorageKey"))
          && !context.isMissingNode()
          && arns.text(context).equals(arns.of(bucket) + "*")) {
        readers.add(power.principal());
      }
    }
    return readers;
  }

  /// The condition key under which the message key's policy denies an action to everybody.
  private String denied(String action, String operator) {
    return stream(template.properties("MessageKey").path("KeyPolicy").path("Statement"))
        .filter(statement -> statement.path("Effect").asText().equals("Deny"))
        .filter(statement -> statement.path("Principal").asText().equals("*"))
        .filter(statement -> statement.path("Condition").has(operator))
        .filter(
            statement ->
                values(statement.path("Action")).stream()
                    .anyMatch(pattern -> Power.overlap(pattern, action)))
        .map(statement -> statement.path("Condition").path(operator).fieldNames().next())
        .findFirst()
        .orElse("nobody");
  }

  private List<String> trusted(String role) {
    return stream(template.properties(role).path("AssumeRolePolicyDocument").path("Statement"))
        .map(statement -> statement.path("Principal").path("Service").asText())
        .toList();
  }

  private static ArrayNode statements(Template template, String role) {
    return (ArrayNode)
        template.properties(role).path("Policies").path(0).path("PolicyDocument").path("Statement");
  }

  private static ObjectNode statement(String action, String resource) {
    ObjectNode statement = new ObjectMapper().createObjectNode();
    statement.put("Effect", "Allow").put("Action", action).set("Resource", json(resource));
    return statement;
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  private static List<String> values(JsonNode array) {
    return array.isArray() ? stream(array).map(JsonNode::asText).toList() : List.of(array.asText());
  }

  private static Set<String> names(String principals) {
    Set<String> names = new TreeSet<>(List.of(principals.split(" ")));
    names.remove(NOBODY);
    return names;
  }
}
