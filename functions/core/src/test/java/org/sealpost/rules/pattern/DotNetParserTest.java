package org.sealpost.rules.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Expectations are .NET's, after "Regular Expression Language - Quick Reference" and its pages at
/// learn.microsoft.com/dotnet/standard/base-types, with IgnoreCase and Multiline; other sources are
/// named. `-` as the expected match stands for none.
class DotNetParserTest {
  private static final String NONE = "-";

  @ParameterizedTest
  @MethodSource
  void matchShouldBeThatOfDotNet(String regex, String text, String expected) {
    TextPattern pattern = new TextPattern(regex);

    Optional<String> found = pattern.firstIn(text, StepBudget.ofOneMail());

    assertThat(found.orElse(NONE)).isEqualTo(expected);
  }

  private static Stream<Arguments> matchShouldBeThatOfDotNet() {
    return Stream.of(
        // Grouping constructs: named groups, in both notations, with names that Java refuses.
        arguments("(?<year>\\d{4})-\\k<year>", "2024-2024", "2024-2024"),
        arguments("(?<year>\\d{4})-\\k<year>", "2024-2025", NONE),
        arguments("(?'q_1'['\"]).*?\\k'q_1'", "say \"it's\" now", "\"it's\""),
        arguments("(?<_a>x)\\k<_a>", "axxb", "xx"),
        arguments("(?<ä>x)\\k<ä>", "xx", "xx"),
        arguments("(?<2>a)(?<1>b)\\1\\2", "abba", "abba"),
        arguments("(?<2>a)(?<1>b)\\1\\2", "abab", NONE),
        arguments("(?<7>a)\\7", "aa", "aa"),
        arguments("(?<n>a)\\<n>", "aa", "aa"),
        arguments("(?<n>a)\\'n'", "aa", "aa"),
        // "unnamed groups are numbered first, then named ones": \1 is (b), \2 is (?<n>a).
        arguments("(?<n>a)(b)\\1", "abb", "abb"),
        arguments("(?<n>a)(b)\\2", "aba", "aba"),
        arguments("(?<n>a)(b)\\1", "aba", NONE),
        arguments("(a)(?<n>b)(c)\\2", "abcc", "abcc"),
        // The same name twice is one group; without a reference that is no matter.
        arguments("(?<n>a)(?<n>b)", "ab", "ab"),
        arguments("(?:a)(b)\\1", "abb", "abb"),
        // Back-references: without regard to case; to a group that took no part fails.
        arguments("(a)\\1", "xaAx", "aA"),
        arguments("(?:(a)|b)\\1", "b", NONE),
        arguments("\\1(a)", "aa", NONE),
        arguments("(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)\\10", "abcdefghijj", "abcdefghijj"),
        arguments("(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)\\1", "abcdefghija", "abcdefghija"),
        arguments("(a)\\1" + "0", "aa0", NONE),
        // "If the number is larger than the groups, it is an octal escape."
        arguments("(a)\\101", "aA", "aA"),
        arguments("(a)\\12", "a\n", "a\n"),
        arguments("\\0", "a\0", "\0"),
        arguments("\\040x", " x", " x"),
        // Character escapes.
        arguments(
            "\\x41\\u0042\\cJ\\e\\a\\f\\v\\t\\r",
            "ab\n\u001B\u0007\f\u000B\t\r",
            "ab\n\u001B\u0007\f\u000B\t\r"),
        arguments("\\v", "\n", NONE),
        arguments("\\uD83D\\uDE00", "a😀", "😀"),
        arguments("\\.\\*\\$\\ \\-\\#\\/\\\"\\@", ".*$ -#/\"@", ".*$ -#/\"@"),
        arguments("[\\b]", "a\bc", "\b"),
        arguments("a\\<br\\>", "a<br>", "a<br>"),
        // Literal braces and brackets that Java does not take.
        arguments("a{", "a{", "a{"),
        arguments("a{,3}", "a{,3}", "a{,3}"),
        arguments("{x}", "{x}", "{x}"),
        arguments("a{1x}", "a{1x}", "a{1x}"),
        arguments("}", "}", "}"),
        arguments("]", "]", "]"),
        // Character classes: subtraction, literal brackets and ampersands.
        arguments("[a-z-[aeiou]]+", "aeiouxyz", "xyz"),
        arguments("^[\\w-[g-z0-9_]]+$", "cafe", "cafe"),
        arguments("[0-9-[0-6-[3]]]+", "01234789", "3"),
        arguments("[a-z-[d-w-[m]]]+", "dmabc", "mabc"),
        arguments("[^\\0]+", "a\nb\0c", "a\nb"),
        arguments("[a&&b]+", "xx&b", "&b"),
        arguments("[[a]+", "x[a", "[a"),
        arguments("[]x]+", "a]x", "]x"),
        arguments("[^]x]+", "]xab", "ab"),
        arguments("[a-]+", "x-a", "-a"),
        arguments("[\\d-x]+", "a1-x", "1-x"),
        arguments("[#\\s]+", "a# #b", "# #"),
        arguments("[\\S\\s]+", "a\nb", "a\nb"),
        arguments("[^a]", "A", NONE),
        // Unicode: \d, \w, \s and \b regard all scripts; blocks and categories by .NET's names.
        arguments("\\d+", "x٣٤", "٣٤"),
        arguments("\\w+", "-Müller_1-", "Müller_1"),
        arguments("\\w", "①", NONE),
        arguments("\\w", "\u0903", NONE),
        arguments("a\\sb", "a\u00A0b", "a\u00A0b"),
        arguments("\\bmüll\\b", "der Müll hier", "Müll"),
        arguments("\\bmüll\\b", "Müllabfuhr", NONE),
        arguments("\\p{IsGreek}+", "xΩμέγα", "Ωμέγα"),
        arguments("\\p{IsCyrillic}+", "xДом", "Дом"),
        arguments("\\P{IsBasicLatin}", "aé", "é"),
        arguments("\\p{Sc}\\d", "a€5", "€5"),
        arguments("[\\p{L}-[\\p{IsBasicLatin}]]+", "naïve", "ï"),
        arguments("übung", "ÜBUNG", "ÜBUNG"),
        // "." is every character but the line feed; Java's own stops at others.
        arguments("a.b", "a\rb", "a\rb"),
        arguments("a.b", "a\u2028b", "a\u2028b"),
        arguments("a.b", "a\nb", NONE),
        arguments("(?s)a.b", "a\nb", "a\nb"),
        arguments("(?s:a.)b.", "a\nb\n", NONE),
        // Anchors.
        arguments("^b", "a\nb", "b"),
        arguments("a$", "a\nb", "a"),
        arguments("(?-m)^b", "a\nb", NONE),
        arguments("(?-m)a$", "a\nb", NONE),
        arguments("(?-m)a$", "a\n", "a"),
        arguments("\\Ab", "a\nb", NONE),
        arguments("b\\Z", "b\n", "b"),
        arguments("b\\Z", "b\n\n", NONE),
        arguments("b\\Z", "b\r", NONE),
        arguments("b\\z", "b\n", NONE),
        arguments("b\\z", "ab", "b"),
        arguments("\\Ga", "ba", NONE),
        arguments("\\Ga", "ab", "a"),
        arguments("\\Boo\\B", "zoo", NONE),
        arguments("\\Boo\\B", "foods boots", "oo"),
        // Options: inline, scoped, and to the end of the group over its alternatives.
        arguments("(?-i)A", "aA", "A"),
        arguments("(?-i:B)a", "bABA", "BA"),
        arguments("(?-i:a(?i)b|c)d", "aBd", "aBd"),
        arguments("(?-i:a(?i)b|c)d", "Cd", "Cd"),
        arguments("(?-i:a(?i)b|c)d", "ABd", NONE),
        arguments("((?-i)A)b", "AB", "AB"),
        arguments("(?n)(a)(?<x>b)\\1", "abb", "abb"),
        arguments("(?x) a b # the rest is a comment ( \n c", "abc", "abc"),
        arguments("(?x)a\\ b[ ]c", "a b c", "a b c"),
        arguments("(?x: a + ) b", "aa b", "aa b"),
        arguments("(?x)a (?# note ) {2} ?", "aaa", "aa"),
        arguments("(?i-s+x) a", "A", "A"),
        arguments("a(?#not a group()b", "ab", "ab"),
        arguments("a(?#twice)+", "aa", "aa"),
        // Quantifiers, greedy and lazy.
        arguments("a{2}", "aaa", "aa"),
        arguments("a{2,}", "aaaa", "aaaa"),
        arguments("a{1,2}", "aaa", "aa"),
        arguments("<.+?>", "<a><b>", "<a>"),
        arguments("<.+>", "<a><b>", "<a><b>"),
        arguments("a{0}b", "ab", "b"),
        arguments("a??b", "ab", "ab"),
        arguments("a{2,3}?", "aaa", "aa"),
        arguments("^*a", "a", "a"),
        arguments("(?=a)*b", "b", "b"),
        arguments("x*", "aab", ""),
        // Alternation takes the first branch that leads on, and may be empty.
        arguments("a|ab", "ab", "a"),
        arguments("(?:a|ab)c", "abc", "abc"),
        arguments("x(a|)y", "xy", "xy"),
        arguments("|a", "a", ""),
        // Look-around and atomic groups.
        arguments("(?<!\\d)\\d{3}(?!\\d)", "1234 567", "567"),
        arguments("(?<=\\$|€)\\d+", "5 €70", "70"),
        arguments("(?<=a{1,3})b", "aab", "b"),
        arguments("(?<=\\bx.{0,5})y", "x12y", "y"),
        arguments("(?>a+)b", "aaab", "aaab"),
        arguments("(?>a+)ab", "aaab", NONE),
        arguments("(?>a|ab)c", "abc", NONE),
        arguments("(?=.*\\d)[a-z]+\\d", "ab1", "ab1"),
        arguments("q(?!u)", "quiq", "q"),
        // The leftmost match, where we tell Java where it may begin.
        arguments("\\w+@\\w+", "to a.b@c.d", "b@c"),
        arguments(".*b", "a\nxbyb\nb", "xbyb"),
        arguments(".*?b", "a\nxbyb\nb", "xb"),
        arguments("(\\w+)-\\1", "aab-ab", "ab-ab"),
        arguments("((\\w)+)-\\1", "aab-ab", "ab-ab"),
        arguments("[^,]+;", "a,b\nc;", "b\nc;"),
        arguments("(?-i:a+)b", "AaB", "aB"));
  }

  /// As .NET refuses it too.
  @ParameterizedTest
  @CsvSource(
      delimiterString = " @ ",
      textBlock =
          """
          ( @ 1
          a(b @ 2
          a) @ 2
          (?<n>a @ 1
          [a @ 1
          x[^ @ 2
          [] @ 1
          * @ 1
          a|* @ 3
          (+a) @ 2
          {2} @ 1
          (?i)* @ 5
          a** @ 3
          a*+ @ 3
          a{2}{3} @ 5
          a??? @ 4
          a{2,1} @ 2
          a{99999999999} @ 2
          a\\ @ 2
          \\y @ 1
          \\Q @ 1
          \\h @ 1
          \\R @ 1
          \\_ @ 1
          \\ü @ 1
          \\x4 @ 1
          \\u12G4 @ 1
          \\c1 @ 1
          \\c @ 1
          \\p @ 1
          \\pL @ 1
          \\p{Latin} @ 1
          \\p{IsLatin} @ 1
          \\p{Alpha} @ 1
          \\p{L @ 1
          [z-a] @ 2
          [a-\\d] @ 2
          [a-[b]c] @ 7
          [\\y] @ 2
          \\1 @ 1
          (a)\\2 @ 4
          (a)\\9 @ 4
          \\81 @ 1
          \\k<n> @ 1
          \\k @ 1
          \\kn @ 1
          (?<>a) @ 1
          (?<n @ 1
          (?<1a>b) @ 1
          (?<0>a) @ 1
          (?P<n>a) @ 3
          (?|a) @ 3
          (?) @ 1
          (? @ 1
          (?i @ 1
          (?#a @ 1
          """)
  void newShouldSayWhatIsNoPatternAndWhere(String regex, int position) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TextPattern(regex))
        .withMessageEndingWith(" at position " + position);
  }

  /// As .NET takes it, and java.util.regex has nothing for it.
  @ParameterizedTest
  @CsvSource(
      delimiterString = " @ ",
      textBlock =
          """
          x(?(1)a|b) @ a conditional @ 2
          (?(?=a)a|b) @ a conditional @ 1
          (?<open-close>a) @ a balancing group @ 1
          a(?<-n>b) @ a balancing group @ 2
          a(?r)b @ matching from right to left @ 4
          (?R) @ matching from right to left @ 3
          a(?<=b*)c @ a look-behind over more than 255 characters @ 2
          (?<!a{1,300})c @ a look-behind over more than 255 characters @ 1
          (a)(?<=\\1)c @ a look-behind over more than 255 characters @ 4
          (?<n>a)|(?<n>b)\\k<n> @ a reference to a name of several groups @ 16
          """)
  void newShouldSayWhatIsNotSupportedAndWhere(String regex, String construct, int position) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TextPattern(regex))
        .withMessageContaining(construct)
        .withMessageContaining(" at position " + position + ", which is not supported here: ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " @ ",
      textBlock =
          """
          ^a @ every line
          a$ @ every line
          \\p{Lu} @ letters of either case
          😀+ @ beyond U+FFFF
          (a)(?<n>b)\\2 @ without a name first
          (?<=(a))\\1 @ within a look-behind
          """)
  void differencesShouldSayWhatMatchesOtherwise(String regex, String words) {
    TextPattern pattern = new TextPattern(regex);

    assertThat(pattern.differences()).singleElement().asString().contains(words);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\d{3}-\\d{2}",
        "(?m)^a$",
        "(?-m)^a$",
        "\\Aa\\Z",
        "(?-i)\\p{Lu}",
        "[a-z-[aeiou]]",
        "(?<n>a)\\k<n>",
        "(?<n>a)(b)",
      })
  void differencesShouldBeEmptyWhenTheTranslationIsExact(String regex) {
    assertThat(new TextPattern(regex).differences()).isEmpty();
  }
}
