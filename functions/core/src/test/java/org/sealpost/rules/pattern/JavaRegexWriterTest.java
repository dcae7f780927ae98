package org.sealpost.rules.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavaRegexWriterTest {
  private static final int FLAGS =
      Pattern.CASE_INSENSITIVE
          | Pattern.UNICODE_CASE
          | Pattern.UNICODE_CHARACTER_CLASS
          | Pattern.MULTILINE;

  @ParameterizedTest
  @CsvSource(
      delimiterString = " @ ",
      textBlock =
          """
          secret @ secret
          a.b @ a[^\\x{a}]b
          (?s). @ (?s:.)
          (a)(?<n>b) @ ab
          (?<n>a)\\k<n>0 @ (a)(?:\\1)0
          (a)(b)\\2 @ a(b)(?:\\1)
          [a-z-[aeiou]] @ [[a-z]&&[^aeiou]]
          a|b|c @ [abc]
          a|a @ a|a
          (?-i)a @ (?-i:a)
          x\\w+ @ x[\\p{L}\\p{Mn}\\p{Nd}\\p{Pc}]+
          \\d+x @ (?<!\\p{Nd})\\p{Nd}+x
          (?:ab){2,}? @ (?:ab){2,}?
          a\\Z @ a(?=\\n?\\z)
          (?:a?)* @ (?:(?!\\z(?!))a{0,1})*
          (?:\\b){5} @ (?:(?!\\z(?!))\\b){1,1}
          """)
  void writeShouldTranslate(String regex, String java) {
    Differences differences = new Differences();

    String written = JavaRegexWriter.write(DotNetParser.parse(regex, differences), differences);

    assertThat(written).isEqualTo(java);
  }

  /// Patterns that mean the same in both dialects, when the text has no line ends: what we tell the
  /// matcher for its speed and for counting changes no match.
  @Test
  void writeShouldKeepTheMeaning() {
    RandomRegexes regexes = new RandomRegexes(25);
    int compared = 0;
    int found = 0;

    for (int round = 0; round < 4_000; round++) {
      String regex = regexes.regex(4);
      Optional<Pattern> theirs = asJava(regex);
      Optional<Pattern> ours = asDotNet(regex);
      if (theirs.isPresent() && ours.isPresent()) {
        for (int text = 0; text < 5; text++) {
          String near = text % 2 == 0 ? regexes.textNear(regex) : regexes.textOf(regex);
          Optional<String> expected = first(theirs.get().matcher(near));
          assertThat(TextPattern.firstIn(ours.get(), near, StepBudget.ofOneMail()))
              .as("%s in %s", regex, near)
              .isEqualTo(expected);
          compared++;
          found += expected.isPresent() ? 1 : 0;
        }
      }
    }

    assertThat(compared).isGreaterThan(5_000);
    assertThat(found).isGreaterThan(1_000);
  }

  /// Also those that [TextPattern] would refuse.
  private static Optional<Pattern> asDotNet(String regex) {
    try {
      Differences differences = new Differences();
      String written = JavaRegexWriter.write(DotNetParser.parse(regex, differences), differences);
      return Optional.of(Pattern.compile(written, FLAGS));
    } catch (IllegalArgumentException refused) {
      return Optional.empty();
    }
  }

  private static Optional<Pattern> asJava(String regex) {
    if (regex.contains("-[") || regex.contains("(?#")) {
      return Optional.empty();
    }
    try {
      return Optional.of(Pattern.compile(regex, FLAGS));
    } catch (PatternSyntaxException otherwise) {
      return Optional.empty();
    }
  }

  private static Optional<String> first(Matcher matcher) {
    return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
  }
}
