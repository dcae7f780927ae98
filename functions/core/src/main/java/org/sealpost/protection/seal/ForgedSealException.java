package org.sealpost.protection.seal;

/// The bytes have the right form and do not belong to this key: another key, or somebody changed
/// them. Nothing of their content has been released.
public final class ForgedSealException extends Exception {
  private static final long serialVersionUID = 1L;

  public ForgedSealException(Throwable cause) {
    super("the sealed message does not belong to its key", cause);
  }
}
