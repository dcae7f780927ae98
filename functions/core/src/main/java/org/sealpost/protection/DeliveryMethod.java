package org.sealpost.protection;

/// How a protected message reaches one recipient.
public enum DeliveryMethod {
  /// A wrapper message with a link; the sealed bytes are in the vault.
  LINK,
  /// A wrapper message that carries the sealed bytes in `message.html`.
  ATTACHMENT,
  /// Signed by the organization and encrypted to the recipient's certificate.
  SMIME;

  public Carrier carrier() {
    return switch (this) {
      case LINK -> Carrier.LINK;
      case ATTACHMENT -> Carrier.ATTACHMENT;
      case SMIME -> throw new IllegalStateException("S/MIME has no wrapper");
    };
  }
}
