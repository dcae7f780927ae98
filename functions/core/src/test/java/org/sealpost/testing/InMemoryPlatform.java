package org.sealpost.testing;

import java.security.SecureRandom;
import org.sealpost.branding.BrandingTemplates;
import org.sealpost.branding.InMemoryBrandingTemplates;
import org.sealpost.configuration.Configurations;
import org.sealpost.configuration.InMemoryConfigurations;
import org.sealpost.delivery.Deliveries;
import org.sealpost.delivery.DeliveryQueue;
import org.sealpost.delivery.InMemoryDeliveryQueue;
import org.sealpost.delivery.InMemoryOutboundMail;
import org.sealpost.delivery.OutboundMail;
import org.sealpost.mail.InMemoryRawInbox;
import org.sealpost.mail.RawInbox;
import org.sealpost.mailflow.InMemoryIntakeQueue;
import org.sealpost.mailflow.InMemorySettledQueue;
import org.sealpost.mailflow.IntakeQueue;
import org.sealpost.mailflow.Intakes;
import org.sealpost.mailflow.SettledQueue;
import org.sealpost.opening.DeliveryProblems;
import org.sealpost.opening.InMemoryDeliveryProblems;
import org.sealpost.opening.InMemoryPasscodes;
import org.sealpost.opening.InMemoryPortalSessions;
import org.sealpost.opening.InMemoryThrottle;
import org.sealpost.opening.Passcodes;
import org.sealpost.opening.PortalSessions;
import org.sealpost.opening.Throttle;
import org.sealpost.opening.account.AccountBindings;
import org.sealpost.opening.account.InMemoryAccountBindings;
import org.sealpost.opening.passkey.InMemoryPasskeys;
import org.sealpost.opening.passkey.Passkeys;
import org.sealpost.organization.Organization;
import org.sealpost.protection.InMemoryKeyService;
import org.sealpost.protection.InMemoryMacKey;
import org.sealpost.protection.InMemoryMessageVault;
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
import org.sealpost.reply.InMemoryDrafts;
import org.sealpost.reply.upload.InMemoryUploads;
import org.sealpost.reply.upload.Uploads;
import org.sealpost.rules.InMemoryRuleHits;
import org.sealpost.rules.RuleHits;
import org.sealpost.smime.InMemoryRecipientCertificates;
import org.sealpost.smime.InMemorySmimeKeys;
import org.sealpost.smime.OpeningKey;
import org.sealpost.smime.RecipientCertificates;
import org.sealpost.smime.SigningKey;
import org.sealpost.trace.MessageTrace;
import org.sealpost.wiring.Platform;

/// The whole platform in memory: an organization of the domain `contoso.example`, a clock to set,
/// chance that is the same in every run.
///
/// The port methods (of [Platform]) give ports that can be disturbed; the fields are the twins
/// themselves, for looking at what happened, and never fail.
public final class InMemoryPlatform implements Platform {
  public final TestClock clock = new TestClock();
  public final SeededRandom random = new SeededRandom(20_261_122);
  public final InMemoryRecords records = new InMemoryRecords();
  public final InMemoryRawInbox rawInbox = new InMemoryRawInbox();
  public final InMemoryRawInbox heldMail = new InMemoryRawInbox();
  public final InMemoryConfigurations configurations = new InMemoryConfigurations();
  public final InMemoryRuleHits ruleHits = new InMemoryRuleHits();
  public final InMemoryBrandingTemplates brandingTemplates = new InMemoryBrandingTemplates();
  public final InMemoryKeyService keyService = new InMemoryKeyService(random);
  public final InMemoryMessageVault vault = new InMemoryMessageVault(clock);
  public final InMemoryMessageVault postedSeals = new InMemoryMessageVault(clock);
  public final InMemoryMacKey wrapperKey = new InMemoryMacKey(random);

  /// By a chance of its own: what others draw stays the same.
  public final InMemoryMacKey replyKey = new InMemoryMacKey(new SeededRandom(20_261_123));

  public final InMemoryRecipientCertificates recipientCertificates =
      new InMemoryRecipientCertificates();
  public final InMemorySmimeKeys smimeKeys = new InMemorySmimeKeys();
  public final InMemoryDeliveryQueue deliveryQueue = new InMemoryDeliveryQueue();
  public final InMemorySettledQueue settledQueue = new InMemorySettledQueue();
  public final InMemoryIntakeQueue intakeQueue = new InMemoryIntakeQueue();
  public final InMemoryOutboundMail outboundMail = new InMemoryOutboundMail();
  public final InMemoryPasscodes passcodes = new InMemoryPasscodes();
  public final InMemoryPortalSessions portalSessions = new InMemoryPortalSessions();
  public final InMemoryThrottle throttle = new InMemoryThrottle();
  public final InMemoryDrafts drafts = new InMemoryDrafts();
  public final InMemoryUploads uploads = new InMemoryUploads();
  public final InMemoryAccountBindings accountBindings = new InMemoryAccountBindings();
  public final InMemoryPasskeys passkeys = new InMemoryPasskeys();
  public final InMemoryDeliveryProblems deliveryProblems = new InMemoryDeliveryProblems();

  private final Organization organization;
  private final Disturbances disturbances = new Disturbances();

  public InMemoryPlatform() {
    this(Samples.contoso());
  }

  public InMemoryPlatform(Organization organization) {
    this.organization = organization;
  }

  /// From now on, every call of this port is Unavailable and changes nothing.
  public void fail(Port port) {
    fail(port, Integer.MAX_VALUE);
  }

  /// The next `times` calls of this port are Unavailable and change nothing.
  public void fail(Port port, int times) {
    fail(port, 0, times);
  }

  /// After `skip` calls that go well, the next `times` calls of this port are Unavailable and
  /// change nothing.
  public void fail(Port port, int skip, int times) {
    disturbances.failBefore(port, skip, times);
  }

  /// The next `times` calls of this port are carried out, but their callers get Unavailable.
  public void loseAnswers(Port port, int times) {
    loseAnswers(port, 0, times);
  }

  /// After `skip` calls that go well, the next `times` calls of this port are carried out, but
  /// their callers get Unavailable.
  public void loseAnswers(Port port, int skip, int times) {
    disturbances.failAfter(port, skip, times);
  }

  /// Everything works again.
  public void heal() {
    disturbances.heal();
  }

  /// How often this port was called so far, disturbed or not.
  public int calls(Port port) {
    return disturbances.calls(port);
  }

  @Override
  public TestClock clock() {
    return clock;
  }

  @Override
  public SecureRandom random() {
    return random;
  }

  @Override
  public Organization organization() {
    return organization;
  }

  @Override
  public RawInbox rawInbox() {
    return disturbances.around(Port.RAW_INBOX, RawInbox.class, rawInbox);
  }

  @Override
  public RawInbox heldMail() {
    return disturbances.around(Port.HELD_MAIL, RawInbox.class, heldMail);
  }

  @Override
  public QuarantinedMails quarantinedMails() {
    return disturbances.around(
        Port.QUARANTINED_MAILS, QuarantinedMails.class, records.quarantinedMails());
  }

  @Override
  public Configurations configurations() {
    return disturbances.around(Port.CONFIGURATIONS, Configurations.class, configurations);
  }

  @Override
  public RuleHits ruleHits() {
    return disturbances.around(Port.RULE_HITS, RuleHits.class, ruleHits);
  }

  @Override
  public BrandingTemplates brandingTemplates() {
    return disturbances.around(Port.BRANDING_TEMPLATES, BrandingTemplates.class, brandingTemplates);
  }

  @Override
  public KeyMaker keyMaker() {
    return disturbances.around(Port.KEY_MAKER, KeyMaker.class, keyService);
  }

  @Override
  public KeyService keyService() {
    return disturbances.around(Port.KEY_SERVICE, KeyService.class, keyService);
  }

  @Override
  public WrappedKeys wrappedKeys() {
    return disturbances.around(Port.WRAPPED_KEYS, WrappedKeys.class, records.wrappedKeys());
  }

  @Override
  public MessageVault vault() {
    return disturbances.around(Port.VAULT, MessageVault.class, vault);
  }

  @Override
  public MessageVault postedSeals() {
    return disturbances.around(Port.POSTED_SEALS, MessageVault.class, postedSeals);
  }

  @Override
  public MacKey wrapperKey() {
    return disturbances.around(Port.WRAPPER_KEY, MacKey.class, wrapperKey);
  }

  @Override
  public MacKey replyKey() {
    return disturbances.around(Port.REPLY_KEY, MacKey.class, replyKey);
  }

  @Override
  public Threads threads() {
    return disturbances.around(Port.THREADS, Threads.class, records.threads());
  }

  @Override
  public RecipientCertificates recipientCertificates() {
    return disturbances.around(
        Port.RECIPIENT_CERTIFICATES, RecipientCertificates.class, recipientCertificates);
  }

  @Override
  public SigningKey signingKey() {
    return disturbances.around(Port.SIGNING_KEY, SigningKey.class, smimeKeys.signingKey());
  }

  @Override
  public OpeningKey openingKey() {
    return disturbances.around(Port.OPENING_KEY, OpeningKey.class, smimeKeys.openingKey());
  }

  @Override
  public Intakes intakes() {
    return disturbances.around(Port.INTAKES, Intakes.class, records.intakes());
  }

  @Override
  public ProtectedMessages protectedMessages() {
    return disturbances.around(
        Port.PROTECTED_MESSAGES, ProtectedMessages.class, records.protectedMessages());
  }

  @Override
  public ReaderMessages readerMessages() {
    return disturbances.around(
        Port.READER_MESSAGES, ReaderMessages.class, records.readerMessages());
  }

  @Override
  public MessageTrace trace() {
    return disturbances.around(Port.TRACE, MessageTrace.class, records.trace());
  }

  @Override
  public Deliveries deliveries() {
    return disturbances.around(Port.DELIVERIES, Deliveries.class, records.deliveries());
  }

  @Override
  public DeliveryQueue deliveryQueue() {
    return disturbances.around(Port.DELIVERY_QUEUE, DeliveryQueue.class, deliveryQueue);
  }

  @Override
  public SettledQueue settledQueue() {
    return disturbances.around(Port.SETTLED_QUEUE, SettledQueue.class, settledQueue);
  }

  @Override
  public IntakeQueue intakeQueue() {
    return disturbances.around(Port.INTAKE_QUEUE, IntakeQueue.class, intakeQueue);
  }

  @Override
  public OutboundMail outboundMail() {
    return disturbances.around(Port.OUTBOUND_MAIL, OutboundMail.class, outboundMail);
  }

  @Override
  public Passcodes passcodes() {
    return disturbances.around(Port.PASSCODES, Passcodes.class, passcodes);
  }

  @Override
  public PortalSessions portalSessions() {
    return disturbances.around(Port.PORTAL_SESSIONS, PortalSessions.class, portalSessions);
  }

  @Override
  public Throttle throttle() {
    return disturbances.around(Port.THROTTLE, Throttle.class, throttle);
  }

  @Override
  public Drafts drafts() {
    return disturbances.around(Port.DRAFTS, Drafts.class, drafts);
  }

  @Override
  public Uploads uploads() {
    return disturbances.around(Port.UPLOADS, Uploads.class, uploads);
  }

  @Override
  public Passkeys passkeys() {
    return disturbances.around(Port.PASSKEYS, Passkeys.class, passkeys);
  }

  @Override
  public AccountBindings accountBindings() {
    return disturbances.around(Port.ACCOUNT_BINDINGS, AccountBindings.class, accountBindings);
  }

  @Override
  public DeliveryProblems deliveryProblems() {
    return disturbances.around(Port.DELIVERY_PROBLEMS, DeliveryProblems.class, deliveryProblems);
  }
}
