package org.sealpost.mailflow;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sealpost.branding.BrandingTemplate;
import org.sealpost.branding.BrandingTemplates;
import org.sealpost.mail.KeptBytes;
import org.sealpost.mail.MailContent;
import org.sealpost.mail.RawMessage;
import org.sealpost.mailflow.Settlement.SealedRecord;
import org.sealpost.organization.Organization;
import org.sealpost.organization.Scope;
import org.sealpost.protection.ContentExpiry;
import org.sealpost.protection.ConversationPlace;
import org.sealpost.protection.DeliveryMethod;
import org.sealpost.protection.MessageExpiry;
import org.sealpost.protection.MessageRecipient;
import org.sealpost.protection.MessageSummary;
import org.sealpost.protection.ProtectedMessage;
import org.sealpost.protection.ProtectedMessageId;
import org.sealpost.protection.ProtectionTerms;
import org.sealpost.protection.Protector;
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

  /// Seals nothing for who gets it by S/MIME: where all do, there is nothing to be opened here, and
  /// the record says so.
  ///
  /// @param answers what the mail answers; what it passes on takes it along when it is withdrawn
  /// @param conversation that the mail belongs to; it begins its own where there is none
  /// @param acceptedAt expiry counts from then
  /// @param recipients those of the wish, each with their method
  Sealed protect(
      KeptBytes message,
      MailContent content,
      Scope authorScope,
      Optional<Answered> answers,
      Optional<ProtectedMessageId> conversation,
      Instant acceptedAt,
      List<MessageRecipient> recipients,
      Wish wish) {
    String branding = wish.branding().orElse(BrandingTemplate.DEFAULT_NAME);
    MessageExpiry expiry = expiry(branding, acceptedAt, wish);
    Optional<SealedMessage> made =
        recipients.stream().allMatch(one -> one.method() == DeliveryMethod.SMIME)
            ? Optional.empty()
            : Optional.of(
                protector.seal(
                    RawMessage.lessTransportFields(message),
                    new MessageSummary(wish.subject(), content.attachments().size()),
                    organization.id()));
    ProtectedMessageId id =
        made.map(SealedMessage::id).orElseGet(() -> ProtectedMessageId.random(random));
    ProtectedMessage record =
        new ProtectedMessage(
            id,
            organization.id(),
            content.from(),
            authorScope,
            content.messageId(),
            acceptedAt,
            new ProtectionTerms(
                wish.protection().template(),
                wish.protection().rights(),
                wish.protection().attachments(),
                expiry,
                wish.protectedBy(),
                wish.options().passcodeOnly(),
                wish.options().notifyWhenRead(),
                wish.protection().requirePasskey()),
            branding,
            place(id, conversation, answers),
            made.map(SealedMessage::summary),
            made.map(SealedMessage::sha256),
            Optional.empty());
    return new Sealed(new SealedRecord(record, made.map(SealedMessage::key), recipients), wish);
  }

  private static ConversationPlace place(
      ProtectedMessageId message,
      Optional<ProtectedMessageId> conversation,
      Optional<Answered> answers) {
    return new ConversationPlace(conversation.orElse(message), answers.flatMap(Answered::passesOn));
  }

  private MessageExpiry expiry(String branding, Instant acceptedAt, Wish wish) {
    ContentExpiry asked =
        wish.options().expiresAfterDays().map(ContentExpiry::afterDays).orElse(ContentExpiry.NEVER);
    return new MessageExpiry(
        brandingExpiry(branding, acceptedAt),
        wish.protection().expiry().and(asked).end(acceptedAt));
  }

  /// The default template never lets a message expire, so it need not be asked for.
  private Optional<Instant> brandingExpiry(String branding, Instant acceptedAt) {
    if (branding.equals(BrandingTemplate.DEFAULT_NAME)) {
      return Optional.empty();
    }
    int days = brandings.findOrDefault(branding).externalMailExpiryInDays();
    return days == 0 ? Optional.empty() : Optional.of(acceptedAt.plus(Duration.ofDays(days)));
  }

  /// @param wish that was carried out
  record Sealed(SealedRecord record, Wish wish) {}
}
