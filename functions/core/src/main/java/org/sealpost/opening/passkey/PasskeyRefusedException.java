package org.sealpost.opening.passkey;

/// An authenticator's answer proves nothing. The message is for logs: it carries nothing personal.
public final class PasskeyRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  public PasskeyRefusedException(String message) {
    super(message);
  }
}
