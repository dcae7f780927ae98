package org.sealpost.rules.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.rules.pattern.RuleEvaluationException;
import org.sealpost.rules.pattern.StepBudget;
import org.sealpost.rules.pattern.TextPattern;
import org.sealpost.testing.SeededRandom;

class SearchTextTest {
  /// What texts and words of the property test are made of: pieces that are beginnings, ends and
  /// insides of each other, in every case, with every kind of bound between them.
  private static final List<String> PIECES =
      List.of(
          "a", "A", "b", "ab", "BA", "aba", "top", "stop", "Secret", "ss", "ß", "ẞ", "ä", "Ä", "i",
          "I", "ı", "İ", "k", "\u212a", "ſ", "σ", "ς", "Σ", "1", "٣", " ", " ", "\t", "\r\n", "-",
          "*", "[", "]", ".", "_", "\u00a0", "\u0301", "\u0345", "ι", "\ufe0f", "😀", "𐐀", "𐐨",
          "\ud801", "\udc00", "秘", "密");

  private static SearchText search(String text, List<String> words, List<TextPattern> patterns) {
    return new SearchText(
        text,
        Lexicon.of(
            words,
            patterns.stream().flatMap(pattern -> pattern.requiredLiterals().stream()).toList()),
        StepBudget.ofOneMail());
  }

  @Test
  void containsAnyShouldAgreeWithLookingForEachWord() {
    Random random = new SeededRandom(11);
    int found = 0;
    for (int round = 0; round < 3_000; round++) {
      List<String> words = words(random);
      String text = pieces(random, 40);
      SearchText indexed = search(text, words, List.of());

      for (String word : words) {
        boolean naive = isRead(word, text);
        assertThat(indexed.containsAny(List.of(word)))
            .as("<%s> in <%s>, one of %s", word, text, words)
            .isEqualTo(naive);
        found += naive ? 1 : 0;
      }
      assertThat(indexed.containsAny(words))
          .isEqualTo(words.stream().anyMatch(word -> isRead(word, text)));
      List<List<String>> lists = List.of(words.subList(0, 5), words.subList(5, 12));
      SearchText byLists =
          new SearchText(text, Lexicon.ofAll(lists, List.of()), StepBudget.ofOneMail());
      for (List<String> list : lists) {
        assertThat(byLists.containsAny(list))
            .isEqualTo(list.stream().anyMatch(word -> isRead(word, text)));
      }
    }
    assertThat(found).isGreaterThan(1_000);
  }

  @Test
  void matchesAnyShouldAgreeWithSearchingForEachPattern() {
    Random random = new SeededRandom(12);
    for (int round = 0; round < 2_000; round++) {
      List<TextPattern> patterns = patterns(random);
      String text = pieces(random, 30);
      SearchText indexed = search(text, List.of(), patterns);
      SearchText byPatterns =
          new SearchText(text, Lexicon.ofAll(List.of(), patterns), StepBudget.ofOneMail());

      for (TextPattern pattern : patterns) {
        assertThat(byPatterns.matchesAny(List.of(pattern)))
            .isEqualTo(indexed.matchesAny(List.of(pattern)));
        assertThat(indexed.matchesAny(List.of(pattern)))
            .as("<%s> in <%s>", pattern, text)
            .isEqualTo(
                pattern.isFoundIn(text, StepBudget.ofOneMail())
                    || pattern.isFoundIn(plain(text, false), StepBudget.ofOneMail()));
      }
    }
  }

  @Test
  void containsAnyShouldFindWordsThatTheLexiconDoesNotKnow() {
    SearchText text = search("top SECRET", List.of("top"), List.of());

    assertThat(text.containsAny(List.of("secret"))).isTrue();
    assertThat(text.containsAny(List.of("ecret"))).isFalse();
  }

  @Test
  void matchesAnyShouldRunPatternsThatTheLexiconDoesNotKnow() {
    SearchText text =
        new SearchText("order 1234", Lexicon.of(List.of("x"), List.of()), StepBudget.ofOneMail());

    assertThat(text.matchesAny(List.of(new TextPattern("order \\d+")))).isTrue();
    assertThat(text.matchesAny(List.of(new TextPattern("offer \\d+")))).isFalse();
  }

  @Test
  void wordInShouldGiveTheWordAsItStandsInTheText() {
    SearchText text = search("Stop, TOP Secret", List.of("secret", "top"), List.of());

    assertThat(text.wordIn(List.of("none", "top", "secret"))).contains("TOP");
    assertThat(text.wordIn(List.of("none", "to"))).isEmpty();
  }

  @Test
  void matchOfShouldGiveWhatMatched() {
    TextPattern number = new TextPattern("order \\d+");
    SearchText text = search("Order 1234, order 5", List.of(), List.of(number));

    assertThat(text.matchOf(List.of(new TextPattern("offer"), number))).contains("Order 1234");
    assertThat(text.matchOf(List.of(new TextPattern("offer")))).isEmpty();
  }

  @Test
  void matchesAnyShouldSearchOnceForEachPattern() {
    TextPattern pattern = new TextPattern("x[0-9]y");
    SearchText text = new SearchText("xxx".repeat(1_000), Lexicon.EMPTY, new StepBudget(20_000));

    for (int round = 0; round < 100; round++) {
      assertThat(text.matchesAny(List.of(pattern))).isFalse();
    }
  }

  @Test
  void matchesAnyShouldNotTakeMoreThanItsBudget() {
    SearchText text = new SearchText("a".repeat(1_000), Lexicon.EMPTY, new StepBudget(500));

    assertThatExceptionOfType(RuleEvaluationException.class)
        .isThrownBy(() -> text.matchesAny(List.of(new TextPattern("b$"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "top secret",
        "top  secret",
        "top\r\nsecret",
        "top\u00a0\t secret",
        "t\u00adop se\u200bcr\u2060et",
        "\uff54\uff4f\uff50 \uff53\uff45\uff43\uff52\uff45\uff54",
        "\u24e3op secret",
        "\ud835\udc2dop secret",
        "to\udb40\udc61p secret",
      })
  void containsAnyShouldFindAPhraseAsItIsRead(String written) {
    List<String> phrase = List.of("top secret");

    assertThat(search("x " + written, phrase, List.of()).containsAny(phrase)).isTrue();
    assertThat(search("x " + written, List.of(), List.of()).containsAny(phrase)).isTrue();
    assertThat(search("x s" + written, phrase, List.of()).containsAny(phrase)).isFalse();
  }

  @Test
  void matchesAnyShouldFindWhatIsDisguisedAnywhereInALongText() {
    TextPattern pattern = new TextPattern("secret \\d+");
    for (int place : List.of(0, 60_000, 61_440, 65_530, 65_536, 200_000)) {
      String text = "lorem ".repeat(place / 6) + " s\u00adecret 12" + " ipsum".repeat(20_000);

      assertThat(search(text, List.of(), List.of(pattern)).matchesAny(List.of(pattern))).isTrue();
      assertThat(search(text, List.of(), List.of(pattern)).matchOf(List.of(pattern)))
          .contains("secret 12");
    }
  }

  @Test
  void containsAnyShouldNotMakeWordsOfPartsOfALongText() {
    String text = "\u00ad" + "topsecret ".repeat(50_000);

    assertThat(search(text, List.of("secret"), List.of()).containsAny(List.of("secret"))).isFalse();
  }

  private static boolean isRead(String word, String text) {
    return Words.isIn(word, text) || Words.isIn(word, plain(text, true));
  }

  /// What has one piece only.
  private static String plain(String text, boolean singleSpaces) {
    List<String> pieces = new ArrayList<>();
    PlainReading.anyPiece(text, singleSpaces, piece -> !pieces.add(piece));
    assertThat(pieces).hasSize(1);
    return pieces.getFirst();
  }

  private static List<String> words(Random random) {
    List<String> words = new ArrayList<>();
    while (words.size() < 12) {
      String word = pieces(random, 3).strip();
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    return words;
  }

  private static List<TextPattern> patterns(Random random) {
    return IntStream.range(0, 6).mapToObj(_ -> new TextPattern(regex(random))).toList();
  }

  private static String regex(Random random) {
    List<String> ways =
        List.of("%s", "\\b%s\\b", "(%s|b)", "%s\\d?", "[ab]?%s", "^%s", "%s$", "(?:%s)+", "x*%s");
    return ways.get(random.nextInt(ways.size())).formatted(literal(random));
  }

  private static String literal(Random random) {
    return pieces(random, 4).codePoints().mapToObj(SearchTextTest::escaped).collect(joined());
  }

  private static java.util.stream.Collector<CharSequence, ?, String> joined() {
    return Collectors.joining("", "(?:", ")");
  }

  private static String escaped(int codePoint) {
    String character = Character.toString(codePoint);
    return "\\^$.|?*+()[]{}".contains(character) ? "\\" + character : character;
  }

  private static String pieces(Random random, int most) {
    return IntStream.rangeClosed(0, random.nextInt(most))
        .mapToObj(_ -> PIECES.get(random.nextInt(PIECES.size())))
        .collect(Collectors.joining());
  }
}
