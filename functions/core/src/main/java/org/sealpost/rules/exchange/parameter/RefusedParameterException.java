package org.sealpost.rules.exchange.parameter;

import java.util.Optional;

/// A parameter cannot have the value that it was given. The message names the parameter, and says
/// why and what to write.
public final class RefusedParameterException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String parameter;
  private final transient Optional<Integer> at;

  RefusedParameterException(String parameter, Optional<Integer> at, String why) {
    super(why);
    this.parameter = parameter;
    this.at = at;
  }

  public String parameter() {
    return parameter;
  }

  /// Index in the command, where it is known.
  public Optional<Integer> at() {
    return at;
  }

  public String why() {
    return String.valueOf(getMessage());
  }
}
