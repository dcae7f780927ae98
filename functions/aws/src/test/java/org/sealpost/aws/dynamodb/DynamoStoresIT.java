package org.sealpost.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sealpost.aws.dynamodb.TableNames.Table;
import org.sealpost.branding.BrandingTemplates;
import org.sealpost.branding.BrandingTemplatesContract;
import org.sealpost.configuration.Configurations;
import org.sealpost.configuration.ConfigurationsContract;
import org.sealpost.delivery.Deliveries;
import org.sealpost.delivery.DeliveriesContract;
import org.sealpost.engines.junit.AwsEngines;
import org.sealpost.mail.MessageId;
import org.sealpost.mailflow.Intake;
import org.sealpost.mailflow.IntakesContract;
import org.sealpost.mailflow.Settlement;
import org.sealpost.mailflow.Settlement.SealedRecord;
import org.sealpost.opening.DeliveryProblems;
import org.sealpost.opening.DeliveryProblemsContract;
import org.sealpost.opening.Passcodes;
import org.sealpost.opening.PasscodesContract;
import org.sealpost.opening.PortalSession;
import org.sealpost.opening.PortalSessions;
import org.sealpost.opening.PortalSessionsContract;
import org.sealpost.opening.SecretToken;
import org.sealpost.opening.SignInMethod;
import org.sealpost.opening.Throttle;
import org.sealpost.opening.ThrottleContract;
import org.sealpost.opening.account.AccountBindings;
import org.sealpost.opening.account.AccountBindingsContract;
import org.sealpost.opening.passkey.Passkeys;
import org.sealpost.opening.passkey.PasskeysContract;
import org.sealpost.organization.OrganizationId;
import org.sealpost.protection.ProtectedMessagesContract;
import org.sealpost.protection.ReaderMessagesContract;
import org.sealpost.protection.ThreadsContract;
import org.sealpost.protection.WrappedKeysContract;
import org.sealpost.quarantine.QuarantineState;
import org.sealpost.quarantine.QuarantinedMail;
import org.sealpost.quarantine.QuarantinedMailsContract;
import org.sealpost.reply.Drafts;
import org.sealpost.reply.DraftsContract;
import org.sealpost.rules.AuditSeverity;
import org.sealpost.rules.RuleHits;
import org.sealpost.rules.RuleHitsContract;
import org.sealpost.rules.RuleId;
import org.sealpost.rules.RuleMatch;
import org.sealpost.rules.RuleMode;
import org.sealpost.rules.RuleName;
import org.sealpost.smime.CertificateOrigin;
import org.sealpost.smime.CertificateStanding;
import org.sealpost.smime.RecipientCertificate;
import org.sealpost.smime.RecipientCertificates;
import org.sealpost.smime.RecipientCertificatesContract;
import org.sealpost.testing.RecordPorts;
import org.sealpost.testing.Samples;
import org.sealpost.trace.MessageTraceContract;
import org.sealpost.trace.Visitor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The contracts of all ports over DynamoDB, on DynamoDB Local.
final class DynamoStoresIT {
  @RegisterExtension static final AwsEngines AWS = AwsEngines.start();

  private static @Nullable DynamoDbClient client;

  private final LocalStores local = LocalStores.fresh(client());

  private static DynamoDbClient client() {
    DynamoDbClient present = client;
    if (present == null) {
      present = LocalStores.client(AWS.dynamoDb());
      client = present;
    }
    return present;
  }

  @AfterAll
  static void closeClient() {
    if (client != null) {
      client.close();
    }
  }

  @Nested
  final class AsIntakes implements IntakesContract {
    @Override
    public RecordPorts records() {
      return local;
    }
  }

  @Nested
  final class AsProtectedMessages implements ProtectedMessagesContract {
    @Override
    public RecordPorts records() {
      return local;
    }
  }

  @Nested
  final class AsReaderMessages implements ReaderMessagesContract {
    @Override
    public RecordPorts records() {
      return local;
    }
  }

  @Nested
  final class AsWrappedKeys implements WrappedKeysContract {
    @Override
    public RecordPorts records() {
      return local;
    }
  }

  @Nested
  final class AsThreads implements ThreadsContract {
    @Override
    public RecordPorts records() {
      return local;
    }
  }

  @Nested
  final class AsRecipientCertificates implements RecipientCertificatesContract {
    @Override
    public RecipientCertificates certificates() {
      return local.stores().recipientCertificates();
    }
  }

  @Nested
  final class AsDeliveries implements DeliveriesContract {
    @Override
    public Deliveries deliveries() {
      return local.stores().deliveries();
    }
  }

  @Nested
  final class AsMessageTrace implements MessageTraceContract {
    @Override
    public RecordPorts records() {
      return local;
    }
  }

  @Nested
  final class AsQuarantinedMails implements QuarantinedMailsContract {
    @Override
    public RecordPorts records() {
      return local;
    }
  }

  @Nested
  final class AsConfigurations implements ConfigurationsContract {
    @Override
    public Configurations configurations() {
      return local.stores().configurations();
    }
  }

  @Nested
  final class AsRuleHits implements RuleHitsContract {
    @Override
    public RuleHits hits() {
      return local.stores().ruleHits();
    }
  }

  @Nested
  final class AsBrandingTemplates implements BrandingTemplatesContract {
    @Override
    public BrandingTemplates brandingTemplates() {
      return local.stores().brandingTemplates();
    }
  }

  @Nested
  final class AsDrafts implements DraftsContract {
    @Override
    public Drafts drafts() {
      return local.stores().drafts();
    }
  }

  @Nested
  final class AsPasscodes implements PasscodesContract {
    @Override
    public Passcodes passcodes() {
      return local.stores().passcodes();
    }
  }

  @Nested
  final class AsPortalSessions implements PortalSessionsContract {
    @Override
    public PortalSessions portalSessions() {
      return local.stores().portalSessions();
    }
  }

  /// Threat 50: who signs in here has signed in nowhere else.
  @Test
  void sessionsShouldBeTheOrganizationsOwn() {
    DynamoStores foreign =
        new DynamoStores(
            client(), local.names(), new OrganizationId("fabrikam"), new SecureRandom());
    SecretToken token = SecretToken.random(new SecureRandom());
    PortalSession session = session(token);
    local.stores().portalSessions().start(session);

    assertThat(foreign.portalSessions().find(token, Samples.NOW)).isEmpty();
    assertThat(foreign.portalSessions().of(Samples.BOB, Samples.NOW)).isEmpty();
    foreign.portalSessions().update(session);
    foreign.portalSessions().end(session);
    assertThat(foreign.portalSessions().find(token, Samples.NOW)).isEmpty();
    assertThat(local.stores().portalSessions().find(token, Samples.NOW)).contains(session);
  }

  /// What a crash leaves of a session that was being started or ended is not listed, opens nothing,
  /// and goes by itself.
  @Test
  void pointerToNoSessionShouldBeNothing() {
    PortalSession session = session(SecretToken.random(new SecureRandom()));
    local.stores().portalSessions().start(session);
    client()
        .deleteItem(
            delete ->
                delete
                    .tableName(local.names().of(Table.ACCESS))
                    .key(Items.key("S#contoso#" + session.tokenDigest(), "SESSION")));

    assertThat(local.stores().portalSessions().of(Samples.BOB, Samples.NOW)).isEmpty();
    assertThat(access())
        .singleElement()
        .satisfies(
            pointer ->
                assertThat(Items.number(Items.needed(pointer, "expiresAtSeconds")))
                    .isGreaterThan(session.expiresAt().getEpochSecond()));
    local.stores().portalSessions().end(session);
    assertThat(access()).isEmpty();
  }

  /// Threats 24 and 48.
  @Test
  void sessionsShouldLeaveNoTokenAndNoAddressInKeysAndEndByThemselves() {
    SecretToken token = SecretToken.random(new SecureRandom());
    PortalSession session = session(token);

    local.stores().portalSessions().start(session);
    local.stores().portalSessions().update(session.used(Samples.link(), Samples.NOW));

    List<Map<String, AttributeValue>> items = access();
    assertThat(items).hasSize(2);
    assertThat(items.toString()).doesNotContain(token.value());
    for (Map<String, AttributeValue> item : items) {
      assertThat(Items.needed(item, "pk").s() + Items.needed(item, "sk").s())
          .doesNotContain("@", "bob");
      assertThat(Items.number(Items.needed(item, "expiresAtSeconds")))
          .isEqualTo(session.expiresAt().getEpochSecond() + 1);
    }
  }

  private static PortalSession session(SecretToken token) {
    return PortalSession.start(
        token,
        Samples.BOB,
        SignInMethod.PASSCODE,
        Visitor.UNKNOWN,
        false,
        Samples.link(),
        Samples.NOW);
  }

  private List<Map<String, AttributeValue>> access() {
    return client()
        .scanPaginator(scan -> scan.tableName(local.names().of(Table.ACCESS)))
        .items()
        .stream()
        .toList();
  }

  @Nested
  final class AsAccountBindings implements AccountBindingsContract {
    @Override
    public AccountBindings bindings() {
      return local.stores().accountBindings();
    }
  }

  @Nested
  final class AsPasskeys implements PasskeysContract {
    @Override
    public Passkeys passkeys() {
      return local.stores().passkeys();
    }
  }

  @Nested
  final class AsDeliveryProblems implements DeliveryProblemsContract {
    @Override
    public DeliveryProblems deliveryProblems() {
      return local.stores().deliveryProblems();
    }
  }

  @Nested
  final class AsThrottle implements ThrottleContract {
    @Override
    public Throttle throttle() {
      return local.stores().throttle();
    }
  }

  /// Threat 50: what one organization knows says nothing to another one of the same tables.
  @Test
  void threadsAndCertificatesShouldBeTheOrganizationsOwn() {
    DynamoStores foreign =
        new DynamoStores(
            client(), local.names(), new OrganizationId("fabrikam"), new SecureRandom());
    MessageId id = new MessageId("<1@contoso.example>");
    RecipientCertificate certificate =
        new RecipientCertificate(
            Samples.BOB,
            "AAAA",
            CertificateStanding.TRUSTED,
            CertificateOrigin.UPLOAD,
            Samples.NOW,
            "admin");

    local.stores().threads().note(id, Samples.messageId());
    local.stores().recipientCertificates().add(certificate);

    assertThat(foreign.threads().find(List.of(id))).isEmpty();
    assertThat(foreign.recipientCertificates().of(Samples.BOB)).isEmpty();
    assertThat(
            foreign.recipientCertificates().list(CertificateStanding.TRUSTED, Optional.empty(), 10))
        .isEmpty();
  }

  @Test
  void createShouldLeaveTablesAloneThatAreThere() {
    local.stores().brandingTemplates().put(Samples.branding("Legal"));

    DynamoTables.create(client(), local.names());

    assertThat(local.stores().brandingTemplates().find("Legal"))
        .contains(Samples.branding("Legal"));
  }

  @Test
  void settleShouldWriteNothingWhenThereAreMoreMessagesThanOneTransactionHolds() {
    List<SealedRecord> messages =
        Stream.generate(() -> Samples.sealed(Samples.message(Samples.CONTOSO, Samples.NOW), 1))
            .limit(60)
            .toList();
    Settlement settlement =
        new Settlement(
            Samples.intake(),
            messages,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of());

    assertThatIllegalArgumentException().isThrownBy(() -> local.intakes().settle(settlement));

    assertThat(local.intakes().find(settlement.intake().key())).isEmpty();
    assertThat(local.protectedMessages().recipients(messages.getFirst().message().id())).isEmpty();
  }

  @Test
  void whatExpiresShouldBeLeftToDynamoDbOnlyAfterItsEnd() {
    Settlement settlement = Samples.settlement(Samples.intake());
    local.intakes().settle(settlement);
    local.deliveries().sent(settlement.deliveryIds().getFirst(), Samples.NOW);

    Stream<Long> ends =
        client()
            .scanPaginator(scan -> scan.tableName(local.names().of(Table.MESSAGES)))
            .items()
            .stream()
            .filter(item -> item.containsKey("expiresAtSeconds"))
            .map(item -> Long.valueOf(Items.needed(item, "expiresAtSeconds").n()));

    long thirtyDays = Samples.NOW.getEpochSecond() + 30 * 24 * 3600;
    assertThat(ends).hasSize(2).allMatch(end -> end > thirtyDays);
  }

  @Test
  void settleShouldKeepWhichRulesMatchedBesideTheLargestSettlement() {
    Intake intake = Samples.intake();
    List<RuleMatch> matched =
        IntStream.rangeClosed(1, 1000)
            .mapToObj(
                number ->
                    new RuleMatch(
                        RuleId.of(new UUID(0, number)),
                        new RuleName("é".repeat(60) + number),
                        RuleMode.AUDIT_AND_NOTIFY,
                        AuditSeverity.HIGH))
            .toList();
    Settlement sample = Samples.settlement(intake, 500);

    local
        .intakes()
        .settle(
            new Settlement(
                intake,
                sample.messages(),
                sample.held(),
                sample.copies(),
                matched,
                sample.deliveries(),
                sample.events(),
                List.of()));

    Map<String, AttributeValue> item =
        client()
            .getItem(
                get ->
                    get.tableName(local.names().of(Table.MESSAGES))
                        .key(Items.key("I#" + intake.key(), "INTAKE")))
            .item();
    assertThat(Items.record(item, "matched", RuleMatch[].class))
        .containsExactlyElementsOf(matched.subList(0, 300));
  }

  @Test
  void recordsOfWhatWasHeldShouldGoLongAfterItsEnd() {
    QuarantinedMail mail = Samples.quarantined(Samples.NOW);
    local.intakes().settle(Samples.settlement(Samples.intake(), mail));

    local.quarantinedMails().end(mail.id(), new QuarantineState.Expired(Samples.NOW));

    Map<String, AttributeValue> item =
        client()
            .getItem(
                get ->
                    get.tableName(local.names().of(Table.MESSAGES))
                        .key(Items.key("Q#" + mail.id(), "HELD")))
            .item();
    assertThat(Items.number(Items.needed(item, "expiresAtSeconds")))
        .isGreaterThan(Samples.NOW.plus(Duration.ofDays(365)).getEpochSecond());
    assertThat(item).doesNotContainKeys("recentPk", "recentSk");
  }

  @Test
  void endShouldRefuseToHold() {
    QuarantinedMail mail = Samples.quarantined(Samples.NOW);
    local.intakes().settle(Samples.settlement(Samples.intake(), mail));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> local.quarantinedMails().end(mail.id(), new QuarantineState.Held()));
  }
}
