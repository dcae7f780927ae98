package org.sealpost.console;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import org.sealpost.administration.Administration;
import org.sealpost.administration.CertificateAdministration;
import org.sealpost.administration.DirectoryAdministration;
import org.sealpost.administration.ProtectionAdministration;
import org.sealpost.administration.ProtectionCheck;
import org.sealpost.administration.QuarantineAdministration;
import org.sealpost.administration.RuleAdministration;
import org.sealpost.administration.RuleTrial;

/// Each door by itself, so that a controller is given no other.
@Factory
final class DoorBeans {
  @Singleton
  Administration messages(AdminDoors doors) {
    return doors.messages();
  }

  @Singleton
  RuleAdministration rules(AdminDoors doors) {
    return doors.rules();
  }

  @Singleton
  DirectoryAdministration directory(AdminDoors doors) {
    return doors.directory();
  }

  @Singleton
  QuarantineAdministration quarantine(AdminDoors doors) {
    return doors.quarantine();
  }

  @Singleton
  RuleTrial trial(AdminDoors doors) {
    return doors.trial();
  }

  @Singleton
  ProtectionAdministration protection(AdminDoors doors) {
    return doors.protection();
  }

  @Singleton
  CertificateAdministration certificates(AdminDoors doors) {
    return doors.certificates();
  }

  @Singleton
  ProtectionCheck check(AdminDoors doors) {
    return doors.check();
  }
}
