package org.sealpost.rules.pattern;

import static org.sealpost.Require.require;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A regular expression in the syntax of .NET, as Exchange takes it (ome.md 2.4): without regard to
/// case and with Unicode character classes; `^` and `$` stand at every line unless it says
/// otherwise. It is translated for [java.util.regex]. A search that takes too many steps is given
/// up with [RuleEvaluationException]. Immutable.
public final class TextPattern {
  private static final int LONGEST = 1024;
  private static final int FLAGS =
      Pattern.CASE_INSENSITIVE
          | Pattern.UNICODE_CASE
          | Pattern.UNICODE_CHARACTER_CLASS
          | Pattern.MULTILINE;

  private final String source;
  private final Pattern pattern;
  private final List<String> differences;
  private final Set<String> requiredLiterals;

  /// Takes bounded time, whatever the pattern.
  ///
  /// @throws IllegalArgumentException if it is not a regular expression of at most 1,024
  ///     characters, cannot be translated, or is one that some text would keep busy for ever. The
  ///     message says which, and at what position (from 1)
  public TextPattern(String regex) {
    require(!regex.isEmpty(), "a pattern is empty: it would match everything");
    require(
        regex.length() <= LONGEST,
        "a pattern has at most 1,024 characters, and this one " + regex.length());
    source = regex;
    Differences found = new Differences();
    RegexNode node = DotNetParser.parse(regex, found);
    pattern = compile(JavaRegexWriter.write(node, found));
    requireBounded(node, pattern);
    differences = found.sentences();
    requiredLiterals = Set.copyOf(RequiredLiterals.of(node));
  }

  private static Pattern compile(String javaRegex) {
    try {
      return Pattern.compile(javaRegex, FLAGS);
    } catch (IllegalArgumentException | StackOverflowError beyondJava) {
      throw new IllegalArgumentException(
          "this pattern cannot be run here: write it simpler", beyondJava);
    }
  }

  private static void requireBounded(RegexNode node, Pattern pattern) {
    CharacterSamples samples = new CharacterSamples(node);
    Ambiguity.firstIn(node, samples)
        .or(() -> Trial.explodingIn(node, pattern, samples))
        .ifPresent(
            repetition -> {
              throw new IllegalArgumentException(
                  "this pattern can take forever on some texts: nested repetition at position "
                      + repetition.position()
                      + " can go through the same text in several ways; write it so that there is"
                      + " one way, as a+ for (a+)+");
            });
  }

  /// In what it matches otherwise than in .NET: a sentence each; empty when nothing is known.
  public List<String> differences() {
    return differences;
  }

  /// Literals, folded by [Folding], of which one at least stands in every text that matches. Empty
  /// when nothing can be said.
  public Set<String> requiredLiterals() {
    return requiredLiterals;
  }

  /// @throws RuleEvaluationException when it took too many steps
  public boolean isFoundIn(String text, StepBudget budget) {
    return firstIn(text, budget).isPresent();
  }

  /// What matched first.
  ///
  /// @throws RuleEvaluationException when it took too many steps
  public Optional<String> firstIn(String text, StepBudget budget) {
    return firstIn(pattern, text, budget);
  }

  static Optional<String> firstIn(Pattern pattern, String text, StepBudget budget) {
    try {
      return searched(pattern, text, budget);
    } catch (StackOverflowError tooDeep) {
      return firstInDeeply(pattern, text, budget);
    }
  }

  private static Optional<String> firstInDeeply(Pattern pattern, String text, StepBudget budget) {
    try {
      return DeepStack.run(() -> searched(pattern, text, budget));
    } catch (StackOverflowError tooDeep) {
      throw new RuleEvaluationException("a pattern recurses too deeply");
    }
  }

  private static Optional<String> searched(Pattern pattern, String text, StepBudget budget) {
    BudgetedText budgeted = new BudgetedText(text, budget);
    try {
      // Without anchoring bounds anchors ask for the length, which is a step. The bounds are those
      // of the text.
      Matcher matcher = pattern.matcher(budgeted).useAnchoringBounds(false);
      return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
    } finally {
      budgeted.settle();
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TextPattern that && source.equals(that.source);
  }

  @Override
  public int hashCode() {
    return source.hashCode();
  }

  /// The regular expression as given.
  @Override
  public String toString() {
    return source;
  }
}
