package org.sealpost.smime;

/// Whether mail may be encrypted to a certificate.
public enum CertificateStanding {
  /// An admin has uploaded it, taken it from the directory, or approved it.
  TRUSTED,
  /// It came with somebody's mail, and nobody has looked at it.
  PROPOSED,
  /// An admin does not want it. It is not proposed again.
  REFUSED
}
