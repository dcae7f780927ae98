package org.sealpost.wiring;

import java.time.Instant;
import java.util.List;
import org.sealpost.administration.CertificateFile;
import org.sealpost.administration.SmimeDesk;
import org.sealpost.organization.Organization;
import org.sealpost.protection.settings.SmimeSettings;
import org.sealpost.smime.CertificateUpload;
import org.sealpost.smime.OpeningCertificate;
import org.sealpost.smime.SigningRequest;
import org.sealpost.smime.SmimeSettingsCheck;

/// S/MIME with this platform's keys.
final class OrganizationSmimeDesk implements SmimeDesk {
  private static final int YEARS = 2;

  private final Platform platform;

  OrganizationSmimeDesk(Platform platform) {
    this.platform = platform;
  }

  @Override
  public List<String> problems(SmimeSettings settings, Instant now) {
    byte[] none = {};
    return SmimeSettingsCheck.problems(
        settings,
        settings.signingCertificate().isPresent() ? platform.signingKey().publicKey() : none,
        settings.openingCertificate().isPresent() ? platform.openingKey().publicKey() : none,
        now);
  }

  @Override
  public CertificateFile read(byte[] file, Instant now, String by) {
    CertificateUpload.Uploaded uploaded = CertificateUpload.read(file, now, by);
    return new CertificateFile(
        uploaded.accepted(),
        uploaded.refused().stream()
            .map(one -> new CertificateFile.Refused(one.subject(), one.reason()))
            .toList());
  }

  @Override
  public String signingRequest() {
    Organization organization = platform.organization();
    return SigningRequest.pem(
        platform.signingKey(), organization.name(), organization.noticeAddress());
  }

  @Override
  public String openingCertificate(String signingCertificate, Instant now) {
    Organization organization = platform.organization();
    return OpeningCertificate.pem(
        platform.signingKey(),
        signingCertificate,
        platform.openingKey(),
        organization.name(),
        organization.noticeAddress(),
        now,
        YEARS,
        platform.random());
  }
}
