package org.sealpost.rules.exchange.shell;

/// The text is not made of commands that we read. The message says what stands there, and what to
/// write instead.
public final class ShellSyntaxException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int at;

  ShellSyntaxException(String message, int at) {
    super(message);
    this.at = at;
  }

  /// Index of the character in the text that cannot be read.
  public int at() {
    return at;
  }

  public String why() {
    return String.valueOf(getMessage());
  }
}
