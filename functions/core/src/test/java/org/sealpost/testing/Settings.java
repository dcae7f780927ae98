package org.sealpost.testing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealpost.protection.AttachmentAccess;
import org.sealpost.protection.ContentExpiry;
import org.sealpost.protection.ReaderList;
import org.sealpost.protection.UsageRights;
import org.sealpost.protection.settings.CarrierSettings;
import org.sealpost.protection.settings.Limits;
import org.sealpost.protection.settings.MethodChoice;
import org.sealpost.protection.settings.ProtectionSettings;
import org.sealpost.protection.settings.SenderControls;
import org.sealpost.protection.settings.SmimeSettings;
import org.sealpost.protection.settings.SubjectChoice;
import org.sealpost.protection.template.ProtectionTemplate;
import org.sealpost.protection.template.TemplateStatus;

/// Protection settings that differ from the defaults in one thing.
public final class Settings {
  private static final ProtectionSettings D = ProtectionSettings.DEFAULTS;

  private Settings() {}

  public static ProtectionSettings templates(ProtectionTemplate... own) {
    return all(List.of(own), D.limits(), D.carrier(), D.wrapperSubject(), D.method(), D.smime());
  }

  public static ProtectionSettings limits(Limits limits) {
    return all(List.of(), limits, D.carrier(), D.wrapperSubject(), D.method(), D.smime());
  }

  public static ProtectionSettings carrier(CarrierSettings carrier) {
    return all(List.of(), D.limits(), carrier, D.wrapperSubject(), D.method(), D.smime());
  }

  public static ProtectionSettings subject(SubjectChoice subject) {
    return all(List.of(), D.limits(), D.carrier(), subject, D.method(), D.smime());
  }

  public static ProtectionSettings smime(SmimeSettings smime) {
    return all(
        List.of(),
        D.limits(),
        D.carrier(),
        D.wrapperSubject(),
        MethodChoice.SMIME_ELSE_PORTAL,
        smime);
  }

  public static ProtectionSettings senders(SenderControls controls) {
    return new ProtectionSettings(
        List.of(),
        D.decryptAttachmentForEncryptOnly(),
        D.limits(),
        D.carrier(),
        D.wrapperSubject(),
        D.method(),
        controls,
        D.passing(),
        D.smime());
  }

  /// A published template.
  public static ProtectionTemplate template(
      String name, UsageRights rights, Optional<ReaderList> readers, ContentExpiry expiry) {
    return new ProtectionTemplate(
        name,
        Map.of(),
        rights,
        readers,
        expiry,
        AttachmentAccess.DOWNLOAD,
        TemplateStatus.PUBLISHED);
  }

  private static ProtectionSettings all(
      List<ProtectionTemplate> own,
      Limits limits,
      CarrierSettings carrier,
      SubjectChoice subject,
      MethodChoice method,
      SmimeSettings smime) {
    return new ProtectionSettings(
        own,
        D.decryptAttachmentForEncryptOnly(),
        limits,
        carrier,
        subject,
        method,
        D.senderControls(),
        D.passing(),
        smime);
  }
}
