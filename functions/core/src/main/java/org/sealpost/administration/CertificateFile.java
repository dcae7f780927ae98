package org.sealpost.administration;

import java.util.List;
import org.sealpost.smime.RecipientCertificate;

/// What a file of certificates held.
///
/// @param accepted those that mail may be encrypted to
public record CertificateFile(List<RecipientCertificate> accepted, List<Refused> refused) {
  public CertificateFile {
    accepted = List.copyOf(accepted);
    refused = List.copyOf(refused);
  }

  /// @param subject whose it is, for people
  /// @param reason for people, behind “because”
  public record Refused(String subject, String reason) {}
}
