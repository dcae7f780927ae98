package org.sealpost.smime;

/// Where we have a certificate from.
public enum CertificateOrigin {
  UPLOAD,
  DIRECTORY,
  /// It came with signed mail, which anybody can write.
  SIGNED_MAIL
}
