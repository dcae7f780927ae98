package org.sealpost.accounts;

/// The settings cannot be used. The message says where and why, and quotes nothing of them: there
/// are secrets in them.
public final class MalformedSettingsException extends Exception {
  private static final long serialVersionUID = 1L;

  public MalformedSettingsException(String message) {
    super(message);
  }
}
