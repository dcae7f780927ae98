package org.sealpost.protection;

/// The key service will not unwrap this key in this context. Final.
public final class KeyRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  public KeyRefusedException(Throwable cause) {
    super("the key service refused to unwrap a data key", cause);
  }
}
