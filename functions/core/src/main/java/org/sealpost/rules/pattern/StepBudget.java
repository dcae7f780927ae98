package org.sealpost.rules.pattern;

/// How many steps all patterns together may still take on one mail, so that neither a mail nor a
/// pattern can stop the gateway (threat 40). Not for several threads.
public final class StepBudget {
  private long stepsLeft;

  public StepBudget(long steps) {
    this.stepsLeft = steps;
  }

  /// Enough for any honest rule set on a mail of 40 MB, and spent within seconds.
  public static StepBudget ofOneMail() {
    return new StepBudget(1_000_000_000);
  }

  /// Zero when it is used up: then every search ends with its first step.
  long stepsLeft() {
    return stepsLeft;
  }

  void spend(long steps) {
    stepsLeft = Math.max(0, stepsLeft - steps);
  }
}
