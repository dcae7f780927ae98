package org.sealpost.protection.settings;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sealpost.mail.Domain;

/// @param signingCertificate the organization's, for its signing key, with the chain that others
///     need, PEM; empty until there is one
/// @param openingCertificate the organization's, for its opening key, PEM
/// @param trustAnchors certificates of authorities whose certificates are trusted, PEM each
/// @param revocationLists of those authorities, PEM (X509 CRL) each
/// @param cbcDomains whose programs cannot read AES-GCM: they get AES-256-CBC
public record SmimeSettings(
    Optional<String> signingCertificate,
    Optional<String> openingCertificate,
    List<String> trustAnchors,
    List<String> revocationLists,
    Set<Domain> cbcDomains) {
  public static final SmimeSettings NONE =
      new SmimeSettings(Optional.empty(), Optional.empty(), List.of(), List.of(), Set.of());

  public SmimeSettings {
    trustAnchors = List.copyOf(trustAnchors);
    revocationLists = List.copyOf(revocationLists);
    cbcDomains = Set.copyOf(cbcDomains);
  }
}
