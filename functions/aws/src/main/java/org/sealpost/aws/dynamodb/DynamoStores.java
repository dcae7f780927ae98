package org.sealpost.aws.dynamodb;

import java.security.SecureRandom;
import org.sealpost.aws.dynamodb.TableNames.Table;
import org.sealpost.branding.BrandingTemplates;
import org.sealpost.configuration.Configurations;
import org.sealpost.delivery.Deliveries;
import org.sealpost.mailflow.Intakes;
import org.sealpost.opening.DeliveryProblems;
import org.sealpost.opening.Passcodes;
import org.sealpost.opening.PortalSessions;
import org.sealpost.opening.Throttle;
import org.sealpost.opening.account.AccountBindings;
import org.sealpost.opening.passkey.Passkeys;
import org.sealpost.organization.OrganizationId;
import org.sealpost.protection.ProtectedMessages;
import org.sealpost.protection.ReaderMessages;
import org.sealpost.protection.Threads;
import org.sealpost.protection.WrappedKeys;
import org.sealpost.quarantine.QuarantinedMails;
import org.sealpost.reply.Drafts;
import org.sealpost.rules.RuleHits;
import org.sealpost.smime.RecipientCertificates;
import org.sealpost.trace.MessageTrace;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// All ports that keep their records in DynamoDB, for one organization: on AWS, and locally on
/// DynamoDB Local. Makes no request before a port is used.
public final class DynamoStores {
  private final DynamoDbClient client;
  private final TableNames names;
  private final OrganizationId organization;
  private final SecureRandom random;

  /// @param client stays the caller's to close
  /// @param random tells events of the same instant apart, and rivals for the same item
  public DynamoStores(
      DynamoDbClient client, TableNames names, OrganizationId organization, SecureRandom random) {
    this.client = client;
    this.names = names;
    this.organization = organization;
    this.random = random;
  }

  public Intakes intakes() {
    DynamoSettlements settlements =
        new DynamoSettlements(
            names,
            new DynamoMessageTrace(table(Table.MESSAGES), random, organization),
            new Transactions(client, random),
            organization);
    return new DynamoIntakes(table(Table.MESSAGES), settlements, organization);
  }

  public QuarantinedMails quarantinedMails() {
    return new DynamoQuarantinedMails(table(Table.MESSAGES), organization);
  }

  public ProtectedMessages protectedMessages() {
    return new DynamoProtectedMessages(table(Table.MESSAGES), organization);
  }

  public ReaderMessages readerMessages() {
    return new DynamoReaderMessages(table(Table.MESSAGES), organization);
  }

  public WrappedKeys wrappedKeys() {
    return new DynamoWrappedKeys(table(Table.KEYS));
  }

  public Threads threads() {
    return new DynamoThreads(table(Table.MESSAGES), organization);
  }

  public Deliveries deliveries() {
    return new DynamoDeliveries(table(Table.MESSAGES));
  }

  public MessageTrace trace() {
    return new DynamoMessageTrace(table(Table.MESSAGES), random, organization);
  }

  public Configurations configurations() {
    return new DynamoConfigurations(
        table(Table.ORGANIZATION), new Transactions(client, random), random, organization);
  }

  public RecipientCertificates recipientCertificates() {
    return new DynamoRecipientCertificates(
        table(Table.ORGANIZATION), new Transactions(client, random), organization);
  }

  public RuleHits ruleHits() {
    return new DynamoRuleHits(table(Table.ORGANIZATION), random, organization);
  }

  public BrandingTemplates brandingTemplates() {
    return new DynamoBrandingTemplates(table(Table.ORGANIZATION), organization);
  }

  public Passcodes passcodes() {
    return new DynamoPasscodes(table(Table.ACCESS));
  }

  public PortalSessions portalSessions() {
    return new DynamoPortalSessions(table(Table.ACCESS), organization);
  }

  public Throttle throttle() {
    return new DynamoThrottle(table(Table.ACCESS));
  }

  public Drafts drafts() {
    return new DynamoDrafts(table(Table.ACCESS), organization);
  }

  public Passkeys passkeys() {
    return new DynamoPasskeys(table(Table.ACCESS), organization);
  }

  public AccountBindings accountBindings() {
    return new DynamoAccountBindings(table(Table.ACCESS));
  }

  public DeliveryProblems deliveryProblems() {
    return new DynamoDeliveryProblems(table(Table.ACCESS));
  }

  private DynamoTable table(Table table) {
    return new DynamoTable(client, names, table);
  }
}
