package org.sealpost.rules.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sealpost.testing.SeededRandom;

class AutomatonTest {
  @ParameterizedTest
  @CsvSource({
    "he she his hers, ushers, she@4 he@4 hers@6",
    "a aa aaa, aaaa, a@1 aa@2 a@2 aaa@3 aa@3 a@3 aaa@4 aa@4 a@4",
    "abcd bc c, abce, bc@3 c@3",
    "abcx bcd, abcd, bcd@4",
    "ä, Ä, ä@1",
    "k, K, k@1",
    "𐐨𐐩, 𐐀𐐁, 𐐨𐐩@4",
  })
  void readShouldTellOfEachOccurrenceByItsEnd(String terms, String text, String expected) {
    List<String> sorted = Stream.of(terms.split(" ")).sorted().toList();
    List<String> found = new ArrayList<>();

    new Automaton(sorted).read(text, (term, end) -> found.add(sorted.get(term) + "@" + end));

    assertThat(found).containsExactly(expected.split(" "));
  }

  @Test
  void readShouldFindNothingWithoutTerms() {
    List<Integer> found = new ArrayList<>();

    new Automaton(List.of()).read("text", (term, _) -> found.add(term));

    assertThat(found).isEmpty();
  }

  /// More states than have a full row: with these many characters only the first dozens do.
  @Test
  void readShouldFindTermsFarFromTheRoot() {
    Random random = new SeededRandom(4);
    List<String> terms =
        IntStream.range(0, 3_000)
            .mapToObj(
                _ ->
                    random
                        .ints(1 + random.nextInt(9), 0x4e00, 0x5200)
                        .collect(
                            StringBuilder::new,
                            StringBuilder::appendCodePoint,
                            StringBuilder::append)
                        .toString())
            .distinct()
            .sorted()
            .toList();
    String text = String.join("", terms);
    List<String> found = new ArrayList<>();

    new Automaton(terms)
        .read(
            text,
            (term, end) -> {
              assertThat(text.substring(0, end)).endsWith(terms.get(term));
              found.add(terms.get(term));
            });

    assertThat(found).containsAll(terms);
  }

  @Test
  void automatonOfTwentyThousandWordsShouldStaySmall() {
    Random random = new SeededRandom(5);
    List<String> words =
        Stream.generate(() -> word(random)).distinct().limit(20_000).sorted().toList();

    Automaton automaton = new Automaton(words);

    assertThat(automaton.states())
        .isLessThanOrEqualTo(words.stream().mapToInt(String::length).sum() + 1);
    assertThat(automaton.bytes()).isLessThan(4_000_000);
  }

  private static String word(Random random) {
    return random
        .ints(4 + random.nextInt(10), 'a', 'z' + 1)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
