package org.sealpost.aws.lambda;

import java.util.Optional;

/// A failure as it may be logged: types and places of it and its causes, without their messages,
/// which may quote an address or a piece of a mail (parsers and SES do).
public final class WordlessFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public WordlessFailure(Throwable failure) {
    super(
        failure.getClass().getName(),
        Optional.ofNullable(failure.getCause()).map(WordlessFailure::new).orElse(null));
    setStackTrace(failure.getStackTrace());
  }
}
