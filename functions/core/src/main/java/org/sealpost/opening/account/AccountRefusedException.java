package org.sealpost.opening.account;

/// A provider's answer proves nothing. The message is for logs: it carries nothing personal.
public final class AccountRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  public AccountRefusedException(String message) {
    super(message);
  }
}
