package org.sealpost.administration;

import java.time.Instant;
import java.util.List;
import org.sealpost.protection.settings.SmimeSettings;

/// Answers what the test has put there.
final class StubSmimeDesk implements SmimeDesk {
  List<String> problems = List.of();
  CertificateFile file = new CertificateFile(List.of(), List.of());

  @Override
  public List<String> problems(SmimeSettings settings, Instant now) {
    return problems;
  }

  @Override
  public CertificateFile read(byte[] bytes, Instant now, String by) {
    return file;
  }

  @Override
  public String signingRequest() {
    return "request";
  }

  @Override
  public String openingCertificate(String signingCertificate, Instant now) {
    return "issued by " + signingCertificate;
  }
}
