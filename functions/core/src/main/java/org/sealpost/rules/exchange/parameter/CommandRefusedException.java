package org.sealpost.rules.exchange.parameter;

/// A command is none of ours, or cannot have what it was given. The message is in Exchange's words
/// where it has some.
public final class CommandRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int at;

  public CommandRefusedException(String why, int at) {
    super(why);
    this.at = at;
  }

  /// Index in the text of the command.
  public int at() {
    return at;
  }

  public String why() {
    return String.valueOf(getMessage());
  }
}
