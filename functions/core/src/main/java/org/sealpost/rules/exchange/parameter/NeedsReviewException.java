package org.sealpost.rules.exchange.parameter;

/// A value that is well-formed and means something, but not to us, or not yet. An import keeps it
/// for somebody to look at; a command is refused, unless the value is one of Exchange's own.
final class NeedsReviewException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean ofExchange;

  private NeedsReviewException(String message, boolean ofExchange) {
    super(message);
    this.ofExchange = ofExchange;
  }

  /// A value that Exchange knows and that we do not support.
  static NeedsReviewException unsupported(String message) {
    return new NeedsReviewException(message, true);
  }

  /// A name that nothing answers to, or a text of two meanings.
  static NeedsReviewException unresolved(String message) {
    return new NeedsReviewException(message, false);
  }

  boolean isOfExchange() {
    return ofExchange;
  }

  String why() {
    return String.valueOf(getMessage());
  }
}
