package org.sealpost.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sealpost.Unavailable;
import org.sealpost.aws.dynamodb.TableNames.Table;
import org.sealpost.branding.BrandingTemplates;
import org.sealpost.branding.BrandingTemplatesContract;
import org.sealpost.delivery.Deliveries;
import org.sealpost.delivery.DeliveriesContract;
import org.sealpost.engines.junit.AwsEngines;
import org.sealpost.mailflow.IntakesContract;
import org.sealpost.mailflow.Settlement;
import org.sealpost.mailflow.Settlement.SealedRecord;
import org.sealpost.opening.Passcodes;
import org.sealpost.opening.PasscodesContract;
import org.sealpost.opening.PortalSessions;
import org.sealpost.opening.PortalSessionsContract;
import org.sealpost.opening.Throttle;
import org.sealpost.opening.ThrottleContract;
import org.sealpost.protection.ProtectedMessagesContract;
import org.sealpost.protection.WrappedKeysContract;
import org.sealpost.rules.RuleSet;
import org.sealpost.rules.RuleSets;
import org.sealpost.rules.RuleSetsContract;
import org.sealpost.testing.RecordPorts;
import org.sealpost.testing.Samples;
import org.sealpost.trace.MessageTrace;
import org.sealpost.trace.MessageTraceContract;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

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
  final class AsWrappedKeys implements WrappedKeysContract {
    @Override
    public RecordPorts records() {
      return local;
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
    public MessageTrace trace() {
      return local.stores().trace();
    }
  }

  @Nested
  final class AsRuleSets implements RuleSetsContract {
    @Override
    public RuleSets ruleSets() {
      return local.stores().ruleSets();
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

  @Nested
  final class AsThrottle implements ThrottleContract {
    @Override
    public Throttle throttle() {
      return local.stores().throttle();
    }
  }

  @Test
  void createShouldLeaveTablesAloneThatAreThere() {
    local.stores().ruleSets().put(new RuleSet(List.of()));

    DynamoTables.create(client(), local.names());

    assertThat(local.stores().ruleSets().current()).isEqualTo(new RuleSet(List.of()));
  }

  @Test
  void currentShouldBeTheDefaultRulesWhileNobodyHasStoredAny() {
    assertThat(local.stores().ruleSets().current()).isEqualTo(RuleSet.defaults());
  }

  @Test
  void currentShouldBeUnavailableWhenTheStoredRulesCannotBeRead() {
    client()
        .putItem(
            put ->
                put.tableName(local.names().of(Table.ORGANIZATION))
                    .item(
                        Map.of(
                            "pk", Items.text("O#contoso#rules"),
                            "sk", Items.text("RULES"),
                            "json", Items.text("{\"rules\": [{\"name\": \"half"))));

    assertThatExceptionOfType(Unavailable.class)
        .isThrownBy(() -> local.stores().ruleSets().current());
  }

  @Test
  void settleShouldWriteNothingWhenThereAreMoreMessagesThanOneTransactionHolds() {
    List<SealedRecord> messages =
        Stream.generate(() -> Samples.sealed(Samples.message(Samples.CONTOSO, Samples.NOW), 1))
            .limit(60)
            .toList();
    Settlement settlement = new Settlement(Samples.intake(), messages, List.of(), List.of());

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
}
