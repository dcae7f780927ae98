package org.sealpost.mailflow;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sealpost.branding.BrandingTemplate;
import org.sealpost.branding.BrandingTemplates;
import org.sealpost.mail.MailContent;
import org.sealpost.mail.RawMessage;
import org.sealpost.mailflow.Settlement.SealedRecord;
import org.sealpost.organization.Organization;
import org.sealpost.organization.Recipient;
import org.sealpost.organization.Scope;
import org.sealpost.protection.MessageRecipient;
import org.sealpost.protection.ProtectedMessage;
import org.sealpost.protection.ProtectionTemplate;
import org.sealpost.protection.Protector;
import org.sealpost.protection.RecipientKey;
import org.sealpost.protection.SealedMessage;

/// Carries out the decision to protect: seals the message once for all recipients of the decision,
/// and writes down on what terms.
public final class Sealing {
  private final Organization organization;
  private final BrandingTemplates brandings;
  private final Protector protector;
  private final SecureRandom random;

  public Sealing(
      Organization organization,
      BrandingTemplates brandings,
      Protector protector,
      SecureRandom random) {
    this.organization = organization;
    this.brandings = brandings;
    this.protector = protector;
    this.random = random;
  }

  /// @param acceptedAt expiry counts from then
  Sealed seal(
      byte[] message, MailContent content, Scope authorScope, Instant acceptedAt, Terms terms) {
    String branding = terms.branding().orElse(BrandingTemplate.DEFAULT_NAME);
    Optional<Instant> expiresAt = expiry(branding, acceptedAt);
    SealedMessage sealed =
        protector.seal(RawMessage.withoutTransportFields(message), organization.id());
    ProtectedMessage record =
        new ProtectedMessage(
            sealed.id(),
            organization.id(),
            content.from(),
            authorScope,
            content.messageId(),
            acceptedAt,
            terms.template().name(),
            terms.template().rights(),
            branding,
            sealed.sha256(),
            expiresAt,
            Optional.empty());
    List<MessageRecipient> recipients =
        terms.recipients().stream()
            .map(recipient -> new MessageRecipient(RecipientKey.random(random), recipient))
            .toList();
    return new Sealed(
        new SealedRecord(record, sealed.key(), recipients), terms.rules(), terms.requireTls());
  }

  /// The default template never lets a message expire, so it need not be asked for.
  private Optional<Instant> expiry(String branding, Instant acceptedAt) {
    if (branding.equals(BrandingTemplate.DEFAULT_NAME)) {
      return Optional.empty();
    }
    int days = brandings.findOrDefault(branding).externalMailExpiryInDays();
    return days == 0 ? Optional.empty() : Optional.of(acceptedAt.plus(Duration.ofDays(days)));
  }

  /// For whom, and how.
  ///
  /// @param rules names of the rules that asked for it
  record Terms(
      List<Recipient> recipients,
      ProtectionTemplate template,
      Optional<String> branding,
      boolean requireTls,
      List<String> rules) {
    Terms {
      recipients = List.copyOf(recipients);
      rules = List.copyOf(rules);
    }
  }

  /// @param rules names of the rules that asked for it
  record Sealed(SealedRecord record, List<String> rules, boolean requireTls) {
    Sealed {
      rules = List.copyOf(rules);
    }
  }
}
