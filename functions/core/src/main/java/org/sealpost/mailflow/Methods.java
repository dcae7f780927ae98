package org.sealpost.mailflow;

import java.security.SecureRandom;
import java.util.Optional;
import org.sealpost.organization.Recipient;
import org.sealpost.organization.Scope;
import org.sealpost.protection.AttachmentAccess;
import org.sealpost.protection.Carrier;
import org.sealpost.protection.ContentExpiry;
import org.sealpost.protection.DeliveryMethod;
import org.sealpost.protection.MessageRecipient;
import org.sealpost.protection.MethodReason;
import org.sealpost.protection.RecipientKey;
import org.sealpost.protection.settings.CarrierSettings;
import org.sealpost.protection.settings.MethodChoice;
import org.sealpost.smime.SmimeDelivery;
import org.sealpost.smime.UsableCertificate;

/// Chooses, recipient by recipient, how a protected message reaches them, and says why.
public final class Methods {
  /// What sealing adds to a message, and more.
  private static final int SEAL_BYTES = 1024;

  private final SmimeDelivery smime;
  private final SecureRandom random;

  public Methods(SmimeDelivery smime, SecureRandom random) {
    this.smime = smime;
    this.random = random;
  }

  /// @param bytes of the message that is protected
  Chosen chosen(Recipient recipient, Wish wish, AcceptedMail mail, int bytes) {
    if (mail.settings().method() == MethodChoice.PORTAL) {
      return portal(recipient, mail.settings().carrier(), bytes, Optional.empty());
    }
    Optional<MethodReason> against = againstSmime(wish, mail);
    if (against.isPresent()) {
      return portal(recipient, mail.settings().carrier(), bytes, against);
    }
    return smime
        .usable(recipient.address(), mail.directory(), mail.settings().smime())
        .map(
            certificate ->
                new Chosen(
                    by(recipient, DeliveryMethod.SMIME, MethodReason.TRUSTED_CERTIFICATE),
                    Optional.of(certificate)))
        .orElseGet(
            () ->
                portal(
                    recipient,
                    mail.settings().carrier(),
                    bytes,
                    Optional.of(MethodReason.NO_TRUSTED_CERTIFICATE)));
  }

  /// Through the portal, in any case.
  MessageRecipient portal(Recipient recipient, CarrierSettings settings, int bytes) {
    return portal(recipient, settings, bytes, Optional.empty()).recipient();
  }

  /// What is sent by S/MIME is the recipient's: nobody can withdraw it, or hold them to any rights.
  private Optional<MethodReason> againstSmime(Wish wish, AcceptedMail mail) {
    if (wish.forcePortal()) {
      return Optional.of(MethodReason.RULE_FORCES_PORTAL);
    }
    if (wish.hasCustomBranding()) {
      return Optional.of(MethodReason.BRANDING_FORCES_PORTAL);
    }
    if (!wish.protection().isEncryptOnly()
        || !wish.protection().expiry().equals(ContentExpiry.NEVER)
        || wish.protection().attachments() == AttachmentAccess.VIEW_ONLY) {
      return Optional.of(MethodReason.RIGHTS_NEED_PORTAL);
    }
    if (!wish.options().isNone()) {
      return Optional.of(MethodReason.OPTIONS_NEED_PORTAL);
    }
    if (mail.authorScope() == Scope.OUTSIDE) {
      return Optional.of(MethodReason.AUTHOR_IS_OUTSIDE);
    }
    return smime.canSign(mail.settings().smime())
        ? Optional.empty()
        : Optional.of(MethodReason.NO_SIGNING_CERTIFICATE);
  }

  private Chosen portal(
      Recipient recipient, CarrierSettings settings, int bytes, Optional<MethodReason> reason) {
    boolean attach = settings.preferred() == Carrier.ATTACHMENT;
    boolean fits = bytes + SEAL_BYTES <= settings.largestAttachedBytes();
    return new Chosen(
        by(
            recipient,
            attach && fits ? DeliveryMethod.ATTACHMENT : DeliveryMethod.LINK,
            attach && !fits
                ? MethodReason.TOO_LARGE_TO_ATTACH
                : reason.orElse(MethodReason.ORGANIZATION_SETTING)),
        Optional.empty());
  }

  private MessageRecipient by(Recipient recipient, DeliveryMethod method, MethodReason reason) {
    return new MessageRecipient(RecipientKey.random(random), recipient, method, reason);
  }

  /// @param certificate to which it is encrypted, for S/MIME only
  record Chosen(MessageRecipient recipient, Optional<UsableCertificate> certificate) {}
}
