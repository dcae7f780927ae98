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
import org.sealpost.organization.Scope;
import org.sealpost.protection.MessageRecipient;
import org.sealpost.protection.ProtectedMessage;
import org.sealpost.protection.Protector;
import org.sealpost.protection.RecipientKey;
import org.sealpost.protection.SealedMessage;
import org.sealpost.rules.Decision;

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

  Sealed seal(
      Intake intake,
      byte[] message,
      MailContent content,
      Scope authorScope,
      Decision.Protect decision) {
    String branding = decision.branding().orElse(BrandingTemplate.DEFAULT_NAME);
    Optional<Instant> expiresAt = expiry(branding, intake.receivedAt());
    SealedMessage sealed =
        protector.seal(RawMessage.withoutTransportFields(message), organization.id());
    ProtectedMessage record =
        new ProtectedMessage(
            sealed.id(),
            organization.id(),
            content.from(),
            authorScope,
            content.messageId(),
            intake.receivedAt(),
            decision.template().name(),
            decision.template().rights(),
            branding,
            sealed.sha256(),
            expiresAt,
            Optional.empty());
    List<MessageRecipient> recipients =
        decision.recipients().stream()
            .map(recipient -> new MessageRecipient(RecipientKey.random(random), recipient))
            .toList();
    List<String> rules = decision.rules().stream().map(rule -> rule.name().value()).toList();
    return new Sealed(new SealedRecord(record, sealed.key(), recipients), rules);
  }

  /// The default template never lets a message expire, so it need not be asked for.
  private Optional<Instant> expiry(String branding, Instant acceptedAt) {
    if (branding.equals(BrandingTemplate.DEFAULT_NAME)) {
      return Optional.empty();
    }
    int days = brandings.findOrDefault(branding).externalMailExpiryInDays();
    return days == 0 ? Optional.empty() : Optional.of(acceptedAt.plus(Duration.ofDays(days)));
  }

  /// @param rules names of the rules that asked for it
  record Sealed(SealedRecord record, List<String> rules) {
    Sealed {
      rules = List.copyOf(rules);
    }
  }
}
