package org.sealpost.local;

import java.security.SecureRandom;
import java.time.Clock;
import org.sealpost.aws.dynamodb.DynamoStores;
import org.sealpost.branding.BrandingTemplates;
import org.sealpost.configuration.Configurations;
import org.sealpost.delivery.Deliveries;
import org.sealpost.delivery.DeliveryQueue;
import org.sealpost.delivery.OutboundMail;
import org.sealpost.local.keys.LocalKeys;
import org.sealpost.local.queue.FolderDeliveryQueue;
import org.sealpost.local.queue.FolderIntakeQueue;
import org.sealpost.local.queue.FolderSettledQueue;
import org.sealpost.mail.RawInbox;
import org.sealpost.mailflow.IntakeQueue;
import org.sealpost.mailflow.Intakes;
import org.sealpost.mailflow.SettledQueue;
import org.sealpost.opening.DeliveryProblems;
import org.sealpost.opening.Passcodes;
import org.sealpost.opening.PortalSessions;
import org.sealpost.opening.Throttle;
import org.sealpost.opening.account.AccountBindings;
import org.sealpost.opening.passkey.Passkeys;
import org.sealpost.organization.Organization;
import org.sealpost.protection.KeyMaker;
import org.sealpost.protection.KeyService;
import org.sealpost.protection.MacKey;
import org.sealpost.protection.MessageVault;
import org.sealpost.protection.ProtectedMessages;
import org.sealpost.protection.ReaderMessages;
import org.sealpost.protection.Threads;
import org.sealpost.protection.WrappedKeys;
import org.sealpost.quarantine.QuarantinedMails;
import org.sealpost.reply.Drafts;
import org.sealpost.reply.upload.Uploads;
import org.sealpost.rules.RuleHits;
import org.sealpost.smime.OpeningKey;
import org.sealpost.smime.RecipientCertificates;
import org.sealpost.smime.SigningKey;
import org.sealpost.trace.MessageTrace;
import org.sealpost.wiring.Platform;

/// Every port on this machine.
///
/// @param tables what AWS keeps in DynamoDB, by the very adapters that it has there
record LocalPlatform(
    Clock clock,
    SecureRandom random,
    Organization organization,
    RawInbox rawInbox,
    RawInbox heldMail,
    MessageVault vault,
    MessageVault postedSeals,
    Uploads uploads,
    LocalKeys keys,
    OutboundMail outboundMail,
    Queues queues,
    DynamoStores tables)
    implements Platform {

  @Override
  public KeyMaker keyMaker() {
    return keyService();
  }

  @Override
  public KeyService keyService() {
    return keys.keyService();
  }

  @Override
  public DeliveryQueue deliveryQueue() {
    return new FolderDeliveryQueue(queues.deliveries());
  }

  @Override
  public SettledQueue settledQueue() {
    return new FolderSettledQueue(queues.settled());
  }

  @Override
  public IntakeQueue intakeQueue() {
    return new FolderIntakeQueue(queues.intakes());
  }

  @Override
  public QuarantinedMails quarantinedMails() {
    return tables.quarantinedMails();
  }

  @Override
  public Configurations configurations() {
    return tables.configurations();
  }

  @Override
  public RuleHits ruleHits() {
    return tables.ruleHits();
  }

  @Override
  public BrandingTemplates brandingTemplates() {
    return tables.brandingTemplates();
  }

  @Override
  public WrappedKeys wrappedKeys() {
    return tables.wrappedKeys();
  }

  @Override
  public MacKey replyKey() {
    return keys.replyKey();
  }

  @Override
  public MacKey wrapperKey() {
    return keys.wrapperKey();
  }

  @Override
  public Threads threads() {
    return tables.threads();
  }

  @Override
  public RecipientCertificates recipientCertificates() {
    return tables.recipientCertificates();
  }

  @Override
  public SigningKey signingKey() {
    return keys.signingKey();
  }

  @Override
  public OpeningKey openingKey() {
    return keys.openingKey();
  }

  @Override
  public Intakes intakes() {
    return tables.intakes();
  }

  @Override
  public ProtectedMessages protectedMessages() {
    return tables.protectedMessages();
  }

  @Override
  public ReaderMessages readerMessages() {
    return tables.readerMessages();
  }

  @Override
  public MessageTrace trace() {
    return tables.trace();
  }

  @Override
  public Deliveries deliveries() {
    return tables.deliveries();
  }

  @Override
  public Passcodes passcodes() {
    return tables.passcodes();
  }

  @Override
  public PortalSessions portalSessions() {
    return tables.portalSessions();
  }

  @Override
  public Passkeys passkeys() {
    return tables.passkeys();
  }

  @Override
  public AccountBindings accountBindings() {
    return tables.accountBindings();
  }

  @Override
  public DeliveryProblems deliveryProblems() {
    return tables.deliveryProblems();
  }

  @Override
  public Throttle throttle() {
    return tables.throttle();
  }

  @Override
  public Drafts drafts() {
    return tables.drafts();
  }
}
