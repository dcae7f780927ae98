package org.sealpost.console;

import org.sealpost.administration.Administration;
import org.sealpost.administration.DirectoryAdministration;
import org.sealpost.administration.QuarantineAdministration;
import org.sealpost.administration.RuleAdministration;
import org.sealpost.wiring.Doors;
import org.sealpost.wiring.Platform;

/// Everything that the console does, it does through these. None of them can use a message key.
public record AdminDoors(
    Administration messages,
    RuleAdministration rules,
    DirectoryAdministration directory,
    QuarantineAdministration quarantine) {
  public static AdminDoors of(Platform platform) {
    return new AdminDoors(
        Doors.administration(platform),
        Doors.ruleAdministration(platform),
        Doors.directoryAdministration(platform),
        Doors.quarantineAdministration(platform));
  }
}
