package org.sealpost.console;

import org.sealpost.administration.Administration;
import org.sealpost.administration.CertificateAdministration;
import org.sealpost.administration.DirectoryAdministration;
import org.sealpost.administration.ProtectionAdministration;
import org.sealpost.administration.ProtectionCheck;
import org.sealpost.administration.QuarantineAdministration;
import org.sealpost.administration.RuleAdministration;
import org.sealpost.administration.RuleTrial;
import org.sealpost.inspection.ContentInspector;
import org.sealpost.wiring.Doors;
import org.sealpost.wiring.Platform;

/// Everything that the console does, it does through these. None of them can use a message key.
public record AdminDoors(
    Administration messages,
    RuleAdministration rules,
    DirectoryAdministration directory,
    QuarantineAdministration quarantine,
    RuleTrial trial,
    ProtectionAdministration protection,
    CertificateAdministration certificates,
    ProtectionCheck check) {
  /// @param inspector as the gateway has it: it looks into the attachments of mail that is tried
  ///     out
  public static AdminDoors of(Platform platform, ContentInspector inspector) {
    return new AdminDoors(
        Doors.administration(platform),
        Doors.ruleAdministration(platform),
        Doors.directoryAdministration(platform),
        Doors.quarantineAdministration(platform),
        Doors.ruleTrial(platform, inspector),
        Doors.protectionAdministration(platform),
        Doors.certificateAdministration(platform),
        Doors.protectionCheck(platform));
  }
}
