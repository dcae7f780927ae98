package org.sealpost.rules.pattern;

/// A text that can be looked at only so often: the matcher asks for each character it considers,
/// and for the length where [JavaRegexWriter] makes it, so counting both bounds its work whatever
/// the pattern.
final class BudgetedText implements CharSequence {
  /// Enough for any honest pattern.
  private static final long STEPS_PER_CHARACTER = 200;

  private static final long FREE_STEPS = 1_000_000;
  private static final long MOST_STEPS = 500_000_000;

  private final String text;
  private final StepBudget ofMail;
  private long granted;
  private long stepsLeft;

  BudgetedText(String text, StepBudget ofMail) {
    this.text = text;
    this.ofMail = ofMail;
    long own = Math.min(FREE_STEPS + text.length() * STEPS_PER_CHARACTER, MOST_STEPS);
    this.granted = Math.min(own, ofMail.stepsLeft());
    this.stepsLeft = granted;
  }

  /// Takes what was spent off the mail's budget, once however often it is called.
  void settle() {
    // Below zero when the last step was refused.
    long left = Math.max(0, stepsLeft);
    ofMail.spend(granted - left);
    granted = left;
  }

  private void step() {
    if (--stepsLeft < 0) {
      throw new RuleEvaluationException("a pattern took too many steps");
    }
  }

  @Override
  public char charAt(int index) {
    step();
    return text.charAt(index);
  }

  @Override
  public int length() {
    step();
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.substring(start, end);
  }

  @Override
  public String toString() {
    return text;
  }
}
