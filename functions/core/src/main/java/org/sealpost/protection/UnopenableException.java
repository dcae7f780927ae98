package org.sealpost.protection;

/// A protected message cannot be opened, now or later.
public sealed class UnopenableException extends Exception permits SealedBytesMissingException {
  private static final long serialVersionUID = 1L;

  public UnopenableException(String reason) {
    super(reason);
  }

  public UnopenableException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
