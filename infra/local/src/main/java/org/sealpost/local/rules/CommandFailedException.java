package org.sealpost.local.rules;

/// A command cannot do what it is asked to; the message says in one sentence why, and what to do
/// about it.
public final class CommandFailedException extends Exception {
  private static final long serialVersionUID = 1L;

  /// A console that does not do what it is asked to.
  public static final int REFUSED = 1;

  /// Something that was given cannot be used.
  public static final int USAGE = 2;

  /// A mail that cannot be decided about.
  static final int UNDECIDED = 3;

  private final int exitCode;

  public CommandFailedException(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  public CommandFailedException(int exitCode, String message, Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
  }

  public int exitCode() {
    return exitCode;
  }
}
