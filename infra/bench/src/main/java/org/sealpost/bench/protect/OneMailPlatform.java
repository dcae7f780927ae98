package org.sealpost.bench.protect;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sealpost.bench.rules.MadeRules;
import org.sealpost.branding.BrandingTemplate;
import org.sealpost.branding.BrandingTemplates;
import org.sealpost.configuration.ConfigurationDocument;
import org.sealpost.configuration.ConfigurationVersion;
import org.sealpost.configuration.Configurations;
import org.sealpost.delivery.Deliveries;
import org.sealpost.delivery.Delivery;
import org.sealpost.delivery.DeliveryId;
import org.sealpost.delivery.DeliveryOrder;
import org.sealpost.delivery.DeliveryQueue;
import org.sealpost.delivery.OutboundMail;
import org.sealpost.mail.Domain;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.IntakeId;
import org.sealpost.mail.MessageId;
import org.sealpost.mail.RawInbox;
import org.sealpost.mailflow.Intake;
import org.sealpost.mailflow.IntakeKey;
import org.sealpost.mailflow.IntakeQueue;
import org.sealpost.mailflow.Intakes;
import org.sealpost.mailflow.SettledQueue;
import org.sealpost.mailflow.Settlement;
import org.sealpost.opening.DeliveryProblems;
import org.sealpost.opening.Passcodes;
import org.sealpost.opening.PortalSessions;
import org.sealpost.opening.Throttle;
import org.sealpost.opening.account.AccountBindings;
import org.sealpost.opening.passkey.Passkeys;
import org.sealpost.organization.Organization;
import org.sealpost.organization.OrganizationId;
import org.sealpost.protection.KeyMaker;
import org.sealpost.protection.KeyService;
import org.sealpost.protection.MacKey;
import org.sealpost.protection.MessageVault;
import org.sealpost.protection.ProtectedMessageId;
import org.sealpost.protection.ProtectedMessages;
import org.sealpost.protection.ReaderMessages;
import org.sealpost.protection.SealedContent;
import org.sealpost.protection.Threads;
import org.sealpost.protection.WrappedKeys;
import org.sealpost.protection.settings.Limits;
import org.sealpost.protection.settings.ProtectionSettings;
import org.sealpost.protection.settings.ProtectionSettingsJson;
import org.sealpost.quarantine.QuarantinedMails;
import org.sealpost.reply.Drafts;
import org.sealpost.reply.upload.Uploads;
import org.sealpost.rules.MailFlowRule;
import org.sealpost.rules.RuleHits;
import org.sealpost.rules.RuleId;
import org.sealpost.rules.RuleJson;
import org.sealpost.rules.RuleSet;
import org.sealpost.smime.OpeningKey;
import org.sealpost.smime.RecipientCertificates;
import org.sealpost.smime.SigningKey;
import org.sealpost.trace.MessageTrace;
import org.sealpost.trace.PassedMail;
import org.sealpost.trace.TraceEvent;
import org.sealpost.wiring.Platform;

/// All that the mail flow and the courier ask for, in memory, for the same mail over and over.
/// Keeps only what came of it last, so that the collector has nothing to do that production would
/// not have, and costs next to nothing itself. What only readers and admins need is not here.
final class OneMailPlatform implements Platform {
  /// As an organization may set it: a mail of 25 MB, with its header, is a little larger.
  private static final String SETTINGS = ProtectionSettingsJson.write(settings());

  private final byte[] mail;
  private final SecureRandom random = new SecureRandom();
  private final KeyMaker keys = new LocalKeyMaker(random);
  private final Map<DeliveryId, DeliveryOrder> ordered = new HashMap<>();
  private final byte[] vaultBuffer = new byte[64 * 1024];
  private final String rules = RuleJson.write(tenRules());
  private Optional<ProtectedMessageId> sealedId = Optional.empty();
  private long sealedBytes;
  private byte[] sent = {};

  OneMailPlatform(byte[] mail) {
    this.mail = mail;
  }

  /// Those that the last settlement ordered.
  List<DeliveryId> ordered() {
    return List.copyOf(ordered.keySet());
  }

  Optional<ProtectedMessageId> lastSealedId() {
    return sealedId;
  }

  /// How many bytes went into the vault last.
  long lastSealedBytes() {
    return sealedBytes;
  }

  /// The message that went out last.
  byte[] lastSent() {
    return sent;
  }

  @Override
  public Clock clock() {
    return Clock.systemUTC();
  }

  @Override
  public SecureRandom random() {
    return random;
  }

  @Override
  public Organization organization() {
    return new Organization(
        new OrganizationId("contoso"),
        "Contoso",
        Set.of(new Domain("contoso.example")),
        EmailAddress.of("notice@contoso.example"),
        new Domain("reply.contoso.example"),
        URI.create("https://portal.contoso.example"));
  }

  @Override
  public RawInbox rawInbox() {
    return new RawInbox() {
      @Override
      public void put(IntakeId id, byte[] message) {
        throw notMeasured();
      }

      @Override
      public Optional<byte[]> find(IntakeId id) {
        return Optional.of(mail.clone());
      }

      @Override
      public void delete(IntakeId id) {
        throw notMeasured();
      }
    };
  }

  @Override
  public RawInbox heldMail() {
    return absent(RawInbox.class);
  }

  @Override
  public QuarantinedMails quarantinedMails() {
    return absent(QuarantinedMails.class);
  }

  /// The default ones, of which one protects on request, and made ones that match nothing, as most
  /// rules do.
  private static RuleSet tenRules() {
    List<MailFlowRule> defaults = RuleSet.defaults().rules();
    Set<RuleId> taken = defaults.stream().map(MailFlowRule::id).collect(Collectors.toSet());
    Stream<MailFlowRule> made =
        MadeRules.of(20).rules().stream().filter(rule -> !taken.contains(rule.id()));
    return new RuleSet(Stream.concat(defaults.stream(), made).limit(10).toList());
  }

  @Override
  public Configurations configurations() {
    return new Configurations() {
      @Override
      public Map<ConfigurationDocument, Long> newest() {
        return Map.of(ConfigurationDocument.RULES, 1L, ConfigurationDocument.PROTECTION, 1L);
      }

      @Override
      public Optional<String> content(ConfigurationDocument document, long version) {
        return Optional.of(
            switch (document) {
              case RULES -> rules;
              case PROTECTION -> SETTINGS;
              case DIRECTORY -> throw notMeasured();
            });
      }

      @Override
      public List<ConfigurationVersion> versions(
          ConfigurationDocument document, long before, int limit) {
        throw notMeasured();
      }

      @Override
      public boolean append(
          ConfigurationDocument document, ConfigurationVersion version, String content) {
        throw notMeasured();
      }
    };
  }

  @Override
  public RuleHits ruleHits() {
    return new RuleHits() {
      @Override
      public void count(LocalDate day, Collection<RuleId> rules) {}

      @Override
      public Map<RuleId, Long> on(LocalDate day) {
        throw notMeasured();
      }
    };
  }

  @Override
  public BrandingTemplates brandingTemplates() {
    BrandingTemplate standard = BrandingTemplate.factoryDefault();
    return new BrandingTemplates() {
      @Override
      public Optional<BrandingTemplate> find(String name) {
        return all().stream().filter(template -> template.name().equals(name)).findFirst();
      }

      @Override
      public List<BrandingTemplate> all() {
        return List.of(standard);
      }

      @Override
      public void put(BrandingTemplate template) {
        throw notMeasured();
      }
    };
  }

  @Override
  public KeyMaker keyMaker() {
    return keys;
  }

  @Override
  public MessageVault vault() {
    return new MessageVault() {
      @Override
      public void put(ProtectedMessageId id, SealedContent content) {
        sealedId = Optional.of(id);
        sealedBytes = 0;
        try (InputStream bytes = content.open()) {
          for (int count = bytes.read(vaultBuffer); count >= 0; count = bytes.read(vaultBuffer)) {
            sealedBytes += count;
          }
        } catch (IOException broken) {
          throw new UncheckedIOException(broken);
        }
      }

      @Override
      public int deleteStoredBefore(Instant before, int limit) {
        throw notMeasured();
      }

      @Override
      public Optional<byte[]> find(ProtectedMessageId id) {
        throw notMeasured();
      }

      @Override
      public void delete(ProtectedMessageId id) {
        throw notMeasured();
      }
    };
  }

  @Override
  public MessageVault postedSeals() {
    return absent(MessageVault.class);
  }

  @Override
  public MacKey replyKey() {
    return new LocalMacKey(random());
  }

  @Override
  public MacKey wrapperKey() {
    return new LocalMacKey(random());
  }

  @Override
  public Threads threads() {
    return new Threads() {
      @Override
      public Set<ProtectedMessageId> find(Collection<MessageId> ids) {
        throw notMeasured();
      }

      @Override
      public void note(MessageId id, ProtectedMessageId message) {}
    };
  }

  @Override
  public RecipientCertificates recipientCertificates() {
    return absent(RecipientCertificates.class);
  }

  @Override
  public SigningKey signingKey() {
    return absent(SigningKey.class);
  }

  @Override
  public OpeningKey openingKey() {
    return absent(OpeningKey.class);
  }

  @Override
  public Intakes intakes() {
    return new Intakes() {
      @Override
      public Optional<Settled> arrive(Intake intake) {
        return Optional.empty();
      }

      @Override
      public Settled settle(Settlement settlement) {
        ordered.clear();
        for (Delivery delivery : settlement.deliveries()) {
          ordered.put(delivery.id(), delivery.order());
        }
        Intake intake = settlement.intake();
        return new Settled(
            intake.key(),
            intake.id(),
            settlement.deliveryIds(),
            settlement.forwardIds(),
            settlement.copies(),
            settlement.carrierIds(),
            settlement.carried(),
            intake.releases());
      }

      @Override
      public Optional<Settled> find(IntakeKey key) {
        throw notMeasured();
      }

      @Override
      public List<Intake> openSince(Instant before, int limit) {
        throw notMeasured();
      }
    };
  }

  @Override
  public Deliveries deliveries() {
    return new Deliveries() {
      @Override
      public Claim claim(DeliveryId id, Instant now, Duration lease) {
        return Optional.ofNullable(ordered.get(id))
            .<Claim>map(Claim.Claimed::new)
            .orElseGet(Claim.Finished::new);
      }

      @Override
      public void release(DeliveryId id) {}

      @Override
      public void sent(DeliveryId id, Instant at) {
        ordered.remove(id);
      }

      @Override
      public Optional<DeliveryOrder> failed(DeliveryId id, Instant at) {
        throw notMeasured();
      }

      @Override
      public void add(Delivery delivery) {
        throw notMeasured();
      }

      @Override
      public boolean isFinished(DeliveryId id) {
        throw notMeasured();
      }
    };
  }

  @Override
  public MessageTrace trace() {
    return new MessageTrace() {
      @Override
      public void record(TraceEvent event) {}

      @Override
      public List<PassedMail> recentlyPassed(int limit) {
        throw notMeasured();
      }

      @Override
      public List<TraceEvent.Protected> protectedAs(String reference) {
        throw notMeasured();
      }

      @Override
      public List<TraceEvent> of(ProtectedMessageId message) {
        throw notMeasured();
      }
    };
  }

  @Override
  public DeliveryQueue deliveryQueue() {
    return deliveries -> {};
  }

  @Override
  public SettledQueue settledQueue() {
    return key -> {};
  }

  @Override
  public OutboundMail outboundMail() {
    return (reversePath, recipient, message, security) -> {
      sent = message;
      return Optional.empty();
    };
  }

  @Override
  public KeyService keyService() {
    return absent(KeyService.class);
  }

  @Override
  public WrappedKeys wrappedKeys() {
    return absent(WrappedKeys.class);
  }

  @Override
  public ProtectedMessages protectedMessages() {
    return absent(ProtectedMessages.class);
  }

  @Override
  public ReaderMessages readerMessages() {
    return absent(ReaderMessages.class);
  }

  @Override
  public IntakeQueue intakeQueue() {
    return absent(IntakeQueue.class);
  }

  @Override
  public Passcodes passcodes() {
    return absent(Passcodes.class);
  }

  @Override
  public PortalSessions portalSessions() {
    return absent(PortalSessions.class);
  }

  @Override
  public Passkeys passkeys() {
    return absent(Passkeys.class);
  }

  @Override
  public AccountBindings accountBindings() {
    return absent(AccountBindings.class);
  }

  @Override
  public DeliveryProblems deliveryProblems() {
    return absent(DeliveryProblems.class);
  }

  @Override
  public Throttle throttle() {
    return absent(Throttle.class);
  }

  @Override
  public Drafts drafts() {
    return absent(Drafts.class);
  }

  @Override
  public Uploads uploads() {
    return absent(Uploads.class);
  }

  private static <T> T absent(Class<T> port) {
    Object absent =
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (_, _, _) -> {
              throw notMeasured();
            });
    return port.cast(absent);
  }

  private static UnsupportedOperationException notMeasured() {
    return new UnsupportedOperationException("not on the way that is measured");
  }

  private static ProtectionSettings settings() {
    ProtectionSettings usual = ProtectionSettings.DEFAULTS;
    return new ProtectionSettings(
        usual.ownTemplates(),
        usual.decryptAttachmentForEncryptOnly(),
        new Limits(40 * 1024 * 1024, 500, 11_980),
        usual.carrier(),
        usual.wrapperSubject(),
        usual.method(),
        usual.senderControls(),
        usual.passing(),
        usual.smime());
  }
}
