package org.sealpost.aws;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;
import org.sealpost.aws.dynamodb.DynamoStores;
import org.sealpost.branding.BrandingTemplates;
import org.sealpost.configuration.Configurations;
import org.sealpost.delivery.Deliveries;
import org.sealpost.delivery.DeliveryQueue;
import org.sealpost.delivery.OutboundMail;
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

/// The ports on AWS, set up by environment variables as `template.yaml` gives them to each
/// function, each named `SEALPOST_…`:
///
/// - `ORGANIZATION`, `ORGANIZATION_NAME`, `DOMAINS` (parted by commas), `NOTICE_ADDRESS`,
///   `REPLY_DOMAIN`, `PORTAL_ORIGIN`: what makes an [Organization];
/// - `MESSAGES_TABLE`, `KEYS_TABLE`, `ORGANIZATION_TABLE`, `ACCESS_TABLE`: names;
/// - `VAULT_BUCKET`, `INBOX_BUCKET`, `INBOX_PREFIX`, `HELD_PREFIX`: names; both prefixes are of the
///   inbox bucket and end with a slash;
/// - `UPLOADS_ORIGIN`: where browsers reach the vault's bucket;
/// - `MESSAGE_KEY`, `WRAPPER_KEY`, `REPLY_KEY`, `SIGNING_KEY`, `OPENING_KEY`: ARNs of KMS keys;
/// - `FORMER_KEYS`: ARNs, parted by commas, of what `MESSAGE_KEY` was before; may be missing;
/// - `INTAKES_QUEUE`, `DELIVERIES_QUEUE`, `SETTLED_QUEUE`: URLs;
/// - `CONFIGURATION_SET`, `TLS_CONFIGURATION_SET`: of SES; with the second one, mail goes over TLS
///   or not at all.
///
/// `SIGN_IN_SECRET` is [SignInSecret]'s.
public final class AwsPlatform implements Platform {
  /// Of the vault's bucket, whose lifecycle knows it too.
  private static final String POSTED = "posted/";

  private final AwsSettings settings;
  private final AwsClients clients;
  private final Clock clock;
  private final SecureRandom random;
  private final Supplier<Organization> organization;
  private final Supplier<DynamoStores> stores;

  AwsPlatform(AwsSettings settings, AwsClients clients, Clock clock, SecureRandom random) {
    this.settings = settings;
    this.clients = clients;
    this.clock = clock;
    this.random = random;
    this.organization = Once.of(settings::organization);
    this.stores =
        Once.of(
            () ->
                new DynamoStores(
                    clients.dynamoDb(), settings.tables(), settings.organizationId(), random));
  }

  /// In a Lambda function: region and credentials as Lambda gives them. No variable is read and no
  /// client made before a port needs it; a missing variable is named by the [IllegalStateException]
  /// of the port that needs it.
  public static Platform fromEnvironment() {
    return from(System.getenv());
  }

  static AwsPlatform from(Map<String, String> environment) {
    return new AwsPlatform(
        new AwsSettings(environment),
        new AwsClients(byDefault -> {}),
        Clock.systemUTC(),
        new SecureRandom());
  }

  @Override
  public Clock clock() {
    return clock;
  }

  @Override
  public SecureRandom random() {
    return random;
  }

  @Override
  public Organization organization() {
    return organization.get();
  }

  @Override
  public RawInbox rawInbox() {
    return inbox("SEALPOST_INBOX_PREFIX");
  }

  @Override
  public RawInbox heldMail() {
    return inbox("SEALPOST_HELD_PREFIX");
  }

  @Override
  public QuarantinedMails quarantinedMails() {
    return stores.get().quarantinedMails();
  }

  @Override
  public Configurations configurations() {
    return stores.get().configurations();
  }

  @Override
  public RuleHits ruleHits() {
    return stores.get().ruleHits();
  }

  @Override
  public BrandingTemplates brandingTemplates() {
    return stores.get().brandingTemplates();
  }

  @Override
  public KeyMaker keyMaker() {
    return keyService();
  }

  @Override
  public KeyService keyService() {
    return new KmsKeyService(
        clients.kms(),
        settings.needed("SEALPOST_MESSAGE_KEY"),
        settings.listed("SEALPOST_FORMER_KEYS"));
  }

  @Override
  public WrappedKeys wrappedKeys() {
    return stores.get().wrappedKeys();
  }

  @Override
  public MessageVault vault() {
    return new S3MessageVault(
        new S3Objects(clients.s3(), settings.needed("SEALPOST_VAULT_BUCKET"), ""));
  }

  @Override
  public MessageVault postedSeals() {
    return new S3PostedSeals(
        new S3Objects(clients.s3(), settings.needed("SEALPOST_VAULT_BUCKET"), POSTED));
  }

  @Override
  public MacKey wrapperKey() {
    return new KmsMacKey(clients.kms(), settings.needed("SEALPOST_WRAPPER_KEY"));
  }

  @Override
  public MacKey replyKey() {
    return new KmsMacKey(clients.kms(), settings.needed("SEALPOST_REPLY_KEY"));
  }

  @Override
  public Threads threads() {
    return stores.get().threads();
  }

  @Override
  public RecipientCertificates recipientCertificates() {
    return stores.get().recipientCertificates();
  }

  @Override
  public SigningKey signingKey() {
    return new KmsSigningKey(clients.kms(), settings.needed("SEALPOST_SIGNING_KEY"));
  }

  @Override
  public OpeningKey openingKey() {
    return new KmsOpeningKey(clients.kms(), settings.needed("SEALPOST_OPENING_KEY"));
  }

  @Override
  public Intakes intakes() {
    return stores.get().intakes();
  }

  @Override
  public ProtectedMessages protectedMessages() {
    return stores.get().protectedMessages();
  }

  @Override
  public ReaderMessages readerMessages() {
    return stores.get().readerMessages();
  }

  @Override
  public MessageTrace trace() {
    return stores.get().trace();
  }

  @Override
  public Deliveries deliveries() {
    return stores.get().deliveries();
  }

  @Override
  public DeliveryQueue deliveryQueue() {
    return new SqsDeliveryQueue(queue("SEALPOST_DELIVERIES_QUEUE"));
  }

  @Override
  public SettledQueue settledQueue() {
    return new SqsSettledQueue(queue("SEALPOST_SETTLED_QUEUE"));
  }

  @Override
  public IntakeQueue intakeQueue() {
    return new SqsIntakeQueue(queue("SEALPOST_INTAKES_QUEUE"));
  }

  @Override
  public OutboundMail outboundMail() {
    return new SesOutboundMail(clients.ses(), settings.configurationSets());
  }

  @Override
  public Passcodes passcodes() {
    return stores.get().passcodes();
  }

  @Override
  public PortalSessions portalSessions() {
    return stores.get().portalSessions();
  }

  @Override
  public Passkeys passkeys() {
    return stores.get().passkeys();
  }

  @Override
  public AccountBindings accountBindings() {
    return stores.get().accountBindings();
  }

  @Override
  public DeliveryProblems deliveryProblems() {
    return stores.get().deliveryProblems();
  }

  @Override
  public Throttle throttle() {
    return stores.get().throttle();
  }

  @Override
  public Drafts drafts() {
    return stores.get().drafts();
  }

  @Override
  public Uploads uploads() {
    return new S3Uploads(
        clients.s3(), settings.needed("SEALPOST_VAULT_BUCKET"), settings::uploadOrigin);
  }

  private RawInbox inbox(String prefixVariable) {
    return new S3RawInbox(
        new S3Objects(
            clients.s3(),
            settings.needed("SEALPOST_INBOX_BUCKET"),
            settings.needed(prefixVariable)));
  }

  private SqsQueue queue(String variable) {
    return new SqsQueue(clients.sqs(), settings.needed(variable));
  }
}
