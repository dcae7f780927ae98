package org.sealpost.wiring;

import java.time.Instant;
import java.util.List;
import org.sealpost.administration.CertificateFile;
import org.sealpost.administration.SmimeDesk;
import org.sealpost.protection.settings.SmimeSettings;

/// S/MIME with this platform's keys.
final class OrganizationSmimeDesk implements SmimeDesk {
  private final Platform platform;

  OrganizationSmimeDesk(Platform platform) {
    this.platform = platform;
  }

  @Override
  public List<String> problems(SmimeSettings settings, Instant now) {
    throw notYet();
  }

  @Override
  public CertificateFile read(byte[] file, Instant now, String by) {
    throw notYet();
  }

  @Override
  public String signingRequest() {
    throw notYet();
  }

  @Override
  public String openingCertificate(String signingCertificate, Instant now) {
    throw notYet();
  }

  private UnsupportedOperationException notYet() {
    return new UnsupportedOperationException("S/MIME of " + platform.organization().name());
  }
}
