package org.sealpost.smime;

/// The bytes are not a certificate that we would ever use. Final: the same bytes fail again.
public final class UnreadableCertificateException extends Exception {
  private static final long serialVersionUID = 1L;

  /// @param reason behind “because”, for people
  UnreadableCertificateException(String reason) {
    super(reason);
  }
}
