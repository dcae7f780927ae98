package org.sealpost.rules.pattern;

import static org.sealpost.Require.require;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// A regular expression in the syntax of .NET, as Exchange takes it (ome.md 2.4): without regard to
/// case and with Unicode character classes. A search that takes too many steps is given up with
/// [RuleEvaluationException].
public final class TextPattern {
  private static final int LONGEST = 1024;
  private static final int FLAGS =
      Pattern.CASE_INSENSITIVE
          | Pattern.UNICODE_CASE
          | Pattern.UNICODE_CHARACTER_CLASS
          | Pattern.MULTILINE;

  private final Pattern pattern;

  /// @throws IllegalArgumentException if it is not a regular expression of at most 1,024
  ///     characters, cannot be translated, or is one that some text would keep busy for ever. The
  ///     message says which, and at what position
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

  /// What was translated, or matches otherwise than in .NET: a sentence each; empty when nothing.
  public List<String> differences() {
    return List.of();
  }

  /// Literals, folded by [Folding], of which one at least stands in every text that matches. Empty
  /// when nothing can be said.
  public Set<String> requiredLiterals() {
    return Set.of();
  }

  /// @throws RuleEvaluationException when it took too many steps
  public boolean isFoundIn(String text, StepBudget budget) {
    return firstIn(text, budget).isPresent();
  }

  /// What matched first.
  ///
  /// @throws RuleEvaluationException when it took too many steps
  public Optional<String> firstIn(String text, StepBudget budget) {
    try {
      Matcher matcher = pattern.matcher(new BudgetedText(text, budget));
      return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
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
