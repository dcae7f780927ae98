package org.sealpost.administration;

import java.util.List;

/// What became of the certificates in a file.
///
/// @param trusted mail may be encrypted to them from now on
/// @param known they were trusted before
public record CertificateUploadReport(
    List<KnownCertificate> trusted,
    List<KnownCertificate> known,
    List<CertificateFile.Refused> refused) {
  public CertificateUploadReport {
    trusted = List.copyOf(trusted);
    known = List.copyOf(known);
    refused = List.copyOf(refused);
  }
}
