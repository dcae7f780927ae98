package org.sealpost.protection;

/// Its sealed bytes are not here: deleted, or in a wrapper message that nobody has posted lately.
public final class SealedBytesMissingException extends UnopenableException {
  private static final long serialVersionUID = 1L;

  SealedBytesMissingException() {
    super("the sealed bytes are missing");
  }
}
