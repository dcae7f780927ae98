package org.sealpost.rules.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.testing.SeededRandom;

class AmbiguityTest {
  @ParameterizedTest
  @CsvSource(
      delimiterString = " @ ",
      textBlock =
          """
          (a+)+ @ 1
          x(a+)+$ @ 2
          (a*)* @ 1
          (a|a)* @ 1
          (a|aa)+ @ 1
          (a|aa)+$ @ 1
          (\\w+\\s?)* @ 1
          ^(\\w+\\s?)*$ @ 2
          (.*)* @ 1
          (.*)+x @ 1
          (?:a?)*?b|(?:a|a?)+c @ 11
          (x+x+)+y @ 1
          ([a-z]+)*= @ 1
          (.*a){20}$ @ 1
          (?:a|aa){30} @ 1
          ((a|b)*)*x @ 1
          ((a{1,1000}){1,1000}){1,1000} @ 1
          ^(([a-z])+.)+[A-Z]([a-z])+$ @ 2
          ^([a-zA-Z0-9])(([\\-.]|[_]+)?([a-zA-Z0-9]+))*@ @ 15
          ^(\\s*foo\\s*)*$ @ 2
          ([\\w.-]+\\.)+[a-z]{2,} @ 1
          (?:[^"]+|"[^"]*")*(?:\\s|\\S)*x @ 1
          (?:\\d+,?)+; @ 1
          (?:(?:ab)+(?:ab)?)*c @ 1
          (?=(?:a+)+b)a @ 4
          (?<!x)(?:a|a)*b @ 7
          (?>(?:a+)+b)c @ 4
          (?:x(?=(?:b|b)*c))* @ 8
          (?:a|b|ab)*c @ 1
          (?:[a-m]+|[k-z]+)+! @ 1
          (?:\\w|\\d\\d)+- @ 1
          (a?b?c?)*d @ 1
          """)
  void newShouldRefuseWhatCanTakeForever(String regex, int position) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TextPattern(regex))
        .withMessageStartingWith("this pattern can take forever on some texts: ")
        .withMessageContaining(" at position " + position + " ");
  }

  /// As they stand in rules that are in use, or near to them.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\.domain\\.com$",
        "(?<!\\d)\\d{3}-\\d{2}-\\d{4}(?!\\d)",
        "\\b(?:\\d[ -]*?){13,16}\\b",
        ".*confidential.*",
        "[\\S\\s]+secret",
        "[^\\0]*secret[^\\0]*",
        "(.|\\n)*secret",
        "(?:.|\\s)+secret",
        "(?>a+)+b",
        "(?>\\w+\\s?)+!",
        "^(?=.*foo)(?=.*bar).*$",
        "^(?!.*(?:foo|bar)).*$",
        "(?:(?!foo).)*bar",
        "a+a+b",
        ".*.*.*.*=",
        "[a-zA-Z0-9._%+-]+@[a-zA-Z0-9.-]+\\.[a-zA-Z]{2,}",
        "^\\w+([-+.']\\w+)*@\\w+([-.]\\w+)*\\.\\w+([-.]\\w+)*$",
        "^([\\w\\.\\-]+)@([\\w\\-]+)((\\.(\\w){2,3})+)$",
        "^[\\w!#$%&'*+/=?`{|}~^-]+(?:\\.[\\w!#$%&'*+/=?`{|}~^-]+)*@(?:[A-Z0-9-]+\\.)+[A-Z]{2,6}$",
        "^(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}$",
        "\\b(?:\\d{1,3}\\.){3}\\d{1,3}\\b",
        "\\b(?:4\\d{3}|5[1-5]\\d{2}|6011)[ -]?\\d{4}[ -]?\\d{4}[ -]?\\d{4}\\b",
        "\\b[A-Z]{2}\\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\\b",
        "https?://(?:[\\w-]+\\.)+[a-z]{2,}(?:/\\S*)?",
        "(?:\\d{2}-|\\d{4}-)+",
        "(?:[0-9a-f]{2}:){5}[0-9a-f]{2}",
        "\\$\\s?\\d{1,3}(?:,\\d{3})*(?:\\.\\d{2})?",
        "\"(?:[^\"\\\\]|\\\\.)*\"",
        "<(\\w+)[^>]*>.*?</\\1>",
        "(?:foo|bar|baz)+",
        "(?:\\s*,\\s*\\w+)*;",
        "^(?:re|fwd?|aw):\\s*(?:\\[[^\\]]+\\]\\s*)*secret",
        "(?:[^<]|<(?!/b>))*",
        "((?:[01]?\\d|2[0-3]):[0-5]\\d\\s*(?:[ap]m)?)",
        "(?:ab?)+c",
        "(?:\\w{3}\\s){5,}",
        "(\\w)\\1{2,}",
      })
  void newShouldAcceptWhatIsHonest(String regex) {
    assertThatCode(() -> new TextPattern(regex)).doesNotThrowAnyException();
  }

  /// Where it finds nothing, the ways to go through a text grow as a power at most. Counted one by
  /// one, over all short texts, repeated.
  @Test
  void firstInShouldFindWhateverGrowsExponentially() {
    SeededRandom random = new SeededRandom(17);
    int unambiguous = 0;

    for (int round = 0; round < 1_500; round++) {
      RegexNode body = anyNode(random, 3);
      RegexNode loop = new RegexNode.Repetition(body, 0, RegexNode.UNLIMITED, false, 1);
      Optional<RegexNode.Repetition> found = Ambiguity.firstIn(loop, new CharacterSamples(loop));
      if (found.isEmpty()) {
        unambiguous++;
        for (String text : List.of("a", "b", "ab", "aab", "abb", "aabb", "abab")) {
          assertThat(new Ways(text.repeat(24)).through(loop))
              .as("ways of %s through %s", loop, text)
              .isLessThan(200_000);
        }
      }
    }

    assertThat(unambiguous).isBetween(150, 1_400);
  }

  private static RegexNode anyNode(SeededRandom random, int depth) {
    return switch (random.nextInt(depth == 0 ? 3 : 7)) {
      case 0 -> letter('a');
      case 1 -> letter('b');
      case 2 -> new RegexNode.OneOf(new CharacterSet.Range('a', 'b'), false);
      case 3, 4 ->
          new RegexNode.Sequence(List.of(anyNode(random, depth - 1), anyNode(random, depth - 1)));
      case 5 ->
          new RegexNode.Alternation(
              List.of(anyNode(random, depth - 1), anyNode(random, depth - 1)));
      default -> {
        int least = random.nextInt(3);
        int most = random.nextBoolean() ? RegexNode.UNLIMITED : least + random.nextInt(2);
        yield new RegexNode.Repetition(anyNode(random, depth - 1), least, most, false, 1);
      }
    };
  }

  private static RegexNode letter(char letter) {
    return new RegexNode.OneOf(CharacterSets.only(letter), false);
  }

  /// Counts the ways to match the whole text. A round of a repetition that matches nothing is the
  /// last.
  private record Ways(String text) {
    double through(RegexNode node) {
      return from(node, Map.of(0, 1.0)).getOrDefault(text.length(), 0.0);
    }

    private Map<Integer, Double> from(RegexNode node, Map<Integer, Double> starts) {
      Map<Integer, Double> ends = new HashMap<>();
      switch (node) {
        case RegexNode.OneOf oneOf ->
            starts.forEach(
                (start, ways) -> {
                  if (start < text.length() && oneOf.takes(text.charAt(start))) {
                    ends.merge(start + 1, ways, Double::sum);
                  }
                });
        case RegexNode.Sequence(List<RegexNode> parts) -> {
          Map<Integer, Double> reached = starts;
          for (RegexNode part : parts) {
            reached = from(part, reached);
          }
          ends.putAll(reached);
        }
        case RegexNode.Alternation(List<RegexNode> branches) ->
            branches.forEach(branch -> addTo(ends, from(branch, starts)));
        case RegexNode.Repetition repetition -> {
          Map<Integer, Double> reached = starts;
          if (repetition.least() == 0) {
            addTo(ends, reached);
          }
          for (int round = 1; round <= repetition.most() && !reached.isEmpty(); round++) {
            Map<Integer, Double> next = new HashMap<>();
            reached.forEach(
                (start, ways) -> {
                  Map<Integer, Double> after = from(repetition.body(), Map.of(start, ways));
                  after.remove(start);
                  addTo(next, after);
                });
            reached = next;
            if (round >= repetition.least()) {
              addTo(ends, reached);
            }
          }
        }
        default -> throw new AssertionError(node);
      }
      return ends;
    }

    private static void addTo(Map<Integer, Double> sum, Map<Integer, Double> more) {
      more.forEach((end, ways) -> sum.merge(end, ways, Double::sum));
    }
  }
}
