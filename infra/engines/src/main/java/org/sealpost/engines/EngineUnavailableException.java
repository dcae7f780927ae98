package org.sealpost.engines;

import java.io.Serial;

/// An engine cannot be had on this machine. The message says what is missing and what to do, in
/// words for the person who wanted the engine.
public final class EngineUnavailableException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  public EngineUnavailableException(String message) {
    super(message);
  }

  EngineUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
