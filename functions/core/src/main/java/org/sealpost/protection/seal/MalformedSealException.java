package org.sealpost.protection.seal;

/// The bytes are not a sealed message of ours: not CMS, or not with the algorithms and the one
/// recipient that we write.
public final class MalformedSealException extends Exception {
  private static final long serialVersionUID = 1L;

  public MalformedSealException(String reason) {
    super(reason);
  }

  public MalformedSealException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
