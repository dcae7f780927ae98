package org.sealpost.rules.predicate;

import static org.sealpost.Require.require;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// A regular expression, without regard to case and with Unicode character classes. A search that
/// takes too many steps is given up with [RuleEvaluationException], so that no mail and no pattern
/// can stop the gateway.
public final class TextPattern {
  private static final int LONGEST = 1024;
  private static final int FLAGS =
      Pattern.CASE_INSENSITIVE
          | Pattern.UNICODE_CASE
          | Pattern.UNICODE_CHARACTER_CLASS
          | Pattern.MULTILINE;

  private final Pattern pattern;

  /// @throws IllegalArgumentException if it is not a regular expression of at most 1,024 characters
  public TextPattern(String regex) {
    require(!regex.isEmpty() && regex.length() <= LONGEST, "a pattern: 1 to 1,024 characters");
    try {
      pattern = Pattern.compile(regex, FLAGS);
    } catch (PatternSyntaxException malformed) {
      throw new IllegalArgumentException(
          "not a pattern: " + malformed.getDescription() + " at position " + malformed.getIndex(),
          malformed);
    }
  }

  boolean isFoundIn(String text) {
    try {
      return pattern.matcher(new BudgetedText(text)).find();
    } catch (StackOverflowError tooDeep) {
      throw new RuleEvaluationException("a pattern recurses too deeply");
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TextPattern that && pattern.pattern().equals(that.pattern.pattern());
  }

  @Override
  public int hashCode() {
    return pattern.pattern().hashCode();
  }

  /// The regular expression as given.
  @Override
  public String toString() {
    return pattern.pattern();
  }
}
