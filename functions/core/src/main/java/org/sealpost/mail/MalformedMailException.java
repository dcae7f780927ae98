package org.sealpost.mail;

/// The bytes are not a message that we can pass on with a clear conscience. Final: the same bytes
/// fail again.
public final class MalformedMailException extends Exception {
  private static final long serialVersionUID = 1L;

  /// @param reason one sentence for the sender, without content of the mail
  public MalformedMailException(String reason) {
    super(reason);
  }

  public MalformedMailException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
