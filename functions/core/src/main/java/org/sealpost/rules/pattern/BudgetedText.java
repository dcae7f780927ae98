package org.sealpost.rules.pattern;

/// A text that can be looked at only so often: the matcher asks for each character it considers, so
/// counting them bounds its work whatever the pattern.
final class BudgetedText implements CharSequence {
  /// Enough for any honest pattern.
  private static final long STEPS_PER_CHARACTER = 200;

  private static final long FREE_STEPS = 1_000_000;
  private static final long MOST_STEPS = 500_000_000;

  private final String text;
  private final StepBudget ofMail;
  private long stepsLeft;

  BudgetedText(String text, StepBudget ofMail) {
    this.text = text;
    this.ofMail = ofMail;
    this.stepsLeft = Math.min(FREE_STEPS + text.length() * STEPS_PER_CHARACTER, MOST_STEPS);
  }

  @Override
  public char charAt(int index) {
    if (--stepsLeft < 0) {
      throw new RuleEvaluationException("a pattern took too many steps");
    }
    ofMail.spend();
    return text.charAt(index);
  }

  @Override
  public int length() {
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
