package org.sealpost.console;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sealpost.administration.Administration;
import org.sealpost.branding.BrandingTemplate;
import org.sealpost.branding.BrandingTemplates;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.Mailbox;
import org.sealpost.mail.MessageId;
import org.sealpost.organization.OrganizationId;
import org.sealpost.organization.Recipient;
import org.sealpost.organization.Scope;
import org.sealpost.protection.MessageRecipient;
import org.sealpost.protection.ProtectedMessage;
import org.sealpost.protection.ProtectedMessageId;
import org.sealpost.protection.RecipientKey;
import org.sealpost.protection.UsageRights;
import org.sealpost.rules.RuleSet;
import org.sealpost.rules.RuleSets;
import org.sealpost.trace.TraceEvent;

/// An organization with a few messages, and the administration over it.
final class SampleOrganization {
  static final Instant NOW = Instant.parse("2026-11-21T15:30:00Z");

  private final SecureRandom random = new SecureRandom();
  final TestClock clock = new TestClock(NOW);
  final InMemoryMessages messages = new InMemoryMessages();

  Administration administration() {
    return administration(new NoRules());
  }

  Administration administration(RuleSets rules) {
    return new Administration(messages, messages, rules, new TwoTemplates(), clock);
  }

  /// An active message that has been read.
  ProtectedMessageId activeMessage() {
    ProtectedMessageId id = ProtectedMessageId.random(random);
    MessageRecipient bob = recipient("bob@partner.example", Scope.OUTSIDE);
    MessageRecipient carol = recipient("carol@contoso.example", Scope.INSIDE);
    put(
        id,
        "Alice Example",
        "alice@contoso.example",
        Duration.ofHours(2),
        Duration.ofDays(30),
        bob,
        carol);
    Instant at = NOW.minus(Duration.ofHours(2));
    messages.record(
        new TraceEvent.Protected(at, id, "Encrypt-Only", List.of("Encrypt on request")));
    messages.record(new TraceEvent.Delivered(at.plusSeconds(3), id, bob.key()));
    messages.record(new TraceEvent.Delivered(at.plusSeconds(4), id, carol.key()));
    messages.record(new TraceEvent.PasscodeSent(at.plusSeconds(1911), id, bob.key()));
    messages.record(new TraceEvent.SignInRefused(at.plusSeconds(1934), id, bob.key()));
    messages.record(new TraceEvent.SignedIn(at.plusSeconds(1950), id, bob.key()));
    messages.record(new TraceEvent.Read(at.plusSeconds(1951), id, bob.key()));
    messages.record(new TraceEvent.AttachmentDownloaded(at.plusSeconds(1988), id, bob.key(), 2));
    messages.record(new TraceEvent.Replied(at.plusSeconds(2400), id, bob.key()));
    return id;
  }

  ProtectedMessageId expiredMessage() {
    ProtectedMessageId id = ProtectedMessageId.random(random);
    put(
        id,
        "",
        "billing@contoso.example",
        Duration.ofDays(9),
        Duration.ofDays(7),
        recipient("dave@customer.example", Scope.OUTSIDE));
    return id;
  }

  private void put(
      ProtectedMessageId id,
      String name,
      String address,
      Duration age,
      Duration expiry,
      MessageRecipient... to) {
    Instant acceptedAt = NOW.minus(age);
    messages.put(
        new ProtectedMessage(
            id,
            new OrganizationId("contoso"),
            new Mailbox(
                Optional.of(name).filter(text -> !text.isEmpty()), EmailAddress.of(address)),
            Scope.INSIDE,
            Optional.of(new MessageId("<" + id.value().substring(0, 8) + "@mail.contoso.example>")),
            acceptedAt,
            "Encrypt-Only",
            UsageRights.ENCRYPT_ONLY,
            BrandingTemplate.DEFAULT_NAME,
            "0".repeat(64),
            Optional.of(acceptedAt.plus(expiry)),
            Optional.empty()),
        List.of(to));
  }

  private MessageRecipient recipient(String address, Scope scope) {
    return new MessageRecipient(
        RecipientKey.random(random), new Recipient(EmailAddress.of(address), scope));
  }

  private static final class NoRules implements RuleSets {
    @Override
    public RuleSet current() {
      return new RuleSet(List.of());
    }

    @Override
    public void put(RuleSet rules) {
      throw new UnsupportedOperationException();
    }
  }

  private static final class TwoTemplates implements BrandingTemplates {
    private final List<BrandingTemplate> templates =
        new ArrayList<>(
            List.of(BrandingTemplate.factoryDefault(), BrandingTemplate.unset("Legal")));

    @Override
    public Optional<BrandingTemplate> find(String name) {
      return templates.stream().filter(template -> template.name().equals(name)).findFirst();
    }

    @Override
    public List<BrandingTemplate> all() {
      return List.copyOf(templates);
    }

    @Override
    public void put(BrandingTemplate template) {
      templates.add(template);
    }
  }
}
