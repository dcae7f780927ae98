package org.sealpost.protection.settings;

import static org.sealpost.Require.require;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.sealpost.protection.MessageClass;
import org.sealpost.protection.template.ProtectionTemplate;
import org.sealpost.protection.template.ProtectionTemplates;

/// All that an organization decides about protection, as one versioned whole.
///
/// @param ownTemplates beside the built-in ones
/// @param decryptAttachmentForEncryptOnly whether readers may keep attachments of Encrypt-Only mail
///     unprotected (ome.md 1); else they only view them
/// @param passing kinds of mail that go on as they are, although a rule protects mail like them;
///     without ORDINARY
public record ProtectionSettings(
    List<ProtectionTemplate> ownTemplates,
    boolean decryptAttachmentForEncryptOnly,
    Limits limits,
    CarrierSettings carrier,
    SubjectChoice wrapperSubject,
    MethodChoice method,
    SenderControls senderControls,
    Set<MessageClass> passing,
    SmimeSettings smime) {
  public static final ProtectionSettings DEFAULTS =
      new ProtectionSettings(
          List.of(),
          true,
          Limits.DEFAULTS,
          CarrierSettings.DEFAULTS,
          SubjectChoice.NEUTRAL,
          MethodChoice.PORTAL,
          SenderControls.DEFAULTS,
          EnumSet.complementOf(EnumSet.of(MessageClass.ORDINARY)),
          SmimeSettings.NONE);

  /// @throws IllegalArgumentException if two templates share a name; the message names it
  public ProtectionSettings {
    ownTemplates = List.copyOf(ownTemplates);
    passing = Set.copyOf(passing);
    new ProtectionTemplates(ownTemplates, decryptAttachmentForEncryptOnly);
    require(!passing.contains(MessageClass.ORDINARY), "ordinary mail does not pass by its kind");
  }

  public ProtectionTemplates templates() {
    return new ProtectionTemplates(ownTemplates, decryptAttachmentForEncryptOnly);
  }
}
