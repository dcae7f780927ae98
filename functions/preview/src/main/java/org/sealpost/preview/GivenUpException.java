package org.sealpost.preview;

/// A limit is reached. Unchecked, because it passes through parsers that know nothing of it; those
/// that swallow it meet it again at their next step.
final class GivenUpException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  GivenUpException(String limit) {
    super(limit, null, false, false);
  }
}
