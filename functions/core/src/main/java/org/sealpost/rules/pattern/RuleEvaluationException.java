package org.sealpost.rules.pattern;

/// A rule cannot tell whether it matches. The rule's error action decides what follows.
public final class RuleEvaluationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// @param reason without content of the mail
  public RuleEvaluationException(String reason) {
    super(reason);
  }
}
