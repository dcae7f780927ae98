package org.sealpost.mailflow;

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
import org.sealpost.organization.Scope;
import org.sealpost.protection.ContentExpiry;
import org.sealpost.protection.MessageExpiry;
import org.sealpost.protection.MessageRecipient;
import org.sealpost.protection.ProtectedMessage;
import org.sealpost.protection.Protection;
import org.sealpost.protection.ProtectionTerms;
import org.sealpost.protection.Protector;
import org.sealpost.protection.SealedMessage;
import org.sealpost.protection.SenderOptions;

/// Carries out the decision to protect: seals the message once for all recipients of the decision,
/// and writes down on what terms.
public final class Sealing {
  private final Organization organization;
  private final BrandingTemplates brandings;
  private final Protector protector;

  public Sealing(Organization organization, BrandingTemplates brandings, Protector protector) {
    this.organization = organization;
    this.brandings = brandings;
    this.protector = protector;
  }

  /// @param acceptedAt expiry counts from then
  Sealed seal(
      byte[] message, MailContent content, Scope authorScope, Instant acceptedAt, Terms terms) {
    String branding = terms.branding().orElse(BrandingTemplate.DEFAULT_NAME);
    MessageExpiry expiry = expiry(branding, acceptedAt, terms);
    SealedMessage sealed =
        protector.seal(RawMessage.lessTransportFields(message), organization.id());
    ProtectedMessage record =
        new ProtectedMessage(
            sealed.id(),
            organization.id(),
            content.from(),
            authorScope,
            content.messageId(),
            acceptedAt,
            new ProtectionTerms(
                terms.protection().template(),
                terms.protection().rights(),
                terms.protection().attachments(),
                expiry,
                terms.protectedBy(),
                terms.options().passcodeOnly(),
                terms.options().notifyWhenRead()),
            branding,
            Optional.of(sealed.sha256()),
            Optional.empty());
    return new Sealed(
        new SealedRecord(record, Optional.of(sealed.key()), terms.recipients()),
        terms.rules(),
        terms.requireTls());
  }

  private MessageExpiry expiry(String branding, Instant acceptedAt, Terms terms) {
    ContentExpiry asked =
        terms
            .options()
            .expiresAfterDays()
            .map(ContentExpiry::afterDays)
            .orElse(ContentExpiry.NEVER);
    MessageExpiry expiry =
        new MessageExpiry(
            brandingExpiry(branding, acceptedAt),
            terms.protection().expiry().and(asked).end(acceptedAt));
    return expiry;
  }

  /// The default template never lets a message expire, so it need not be asked for.
  private Optional<Instant> brandingExpiry(String branding, Instant acceptedAt) {
    if (branding.equals(BrandingTemplate.DEFAULT_NAME)) {
      return Optional.empty();
    }
    int days = brandings.findOrDefault(branding).externalMailExpiryInDays();
    return days == 0 ? Optional.empty() : Optional.of(acceptedAt.plus(Duration.ofDays(days)));
  }

  /// For whom, and how.
  ///
  /// @param protectedBy whose wish it is: INSIDE for a rule, a sender of ours, or our thread
  /// @param rules names of the rules that asked for it
  record Terms(
      List<MessageRecipient> recipients,
      Protection protection,
      SenderOptions options,
      Scope protectedBy,
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
