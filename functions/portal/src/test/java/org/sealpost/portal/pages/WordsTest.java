package org.sealpost.portal.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class WordsTest {
  private static final Path MAIN = Path.of("src", "main");
  private static final Path BUNDLES = MAIN.resolve("resources/org/sealpost/portal/words");

  /// Not the names of templates and files; keys of notices are put together and have a test of
  /// their own.
  private static final Pattern KEY =
      Pattern.compile(
          "\"((?:layout|signIn|account|sessions|notices|message|attachments)\\.(?!jte|html|eml)[a-z0-9.-]+[a-z0-9])\"");

  /// What a key begins with that is put together.
  private static final Pattern BEGINNING =
      Pattern.compile(
          "\"((?:layout|signIn|account|sessions|message|attachments)\\.(?:[a-zA-Z0-9.-]+[.-]|first-pages|not-all))\"");

  private static final Pattern PLACE = Pattern.compile("\\{\\d(?:,[a-z]+)?");

  /// The same in two languages, or in all of them.
  private static final Set<String> SAME =
      Set.of(
          "attachments.about",
          "it attachments.kind.file",
          "fr attachments.kind.image",
          "de attachments.kind.text",
          "nl attachments.kind.video",
          "de attachments.kind.video",
          "pt attachments.size.bytes",
          "nl attachments.size.bytes",
          "es attachments.size.bytes",
          "attachments.size.kilobytes",
          "attachments.size.megabytes",
          "layout.direction",
          "it sessions.desktop",
          "de sessions.desktop",
          "nl sessions.desktop",
          "pl sessions.machine");

  static Stream<String> languages() {
    return Stream.of("en", "de", "fr", "es", "it", "pt", "nl", "pl", "ar");
  }

  @ParameterizedTest
  @CsvSource({
    "'', en",
    "xx, en",
    "*, en",
    "en-US;q=0.8, en",
    "';;;', en",
    "'de;q=nonsense', en",
    "zh, en",
    "'zh-Hant-TW,ja;q=0.9', en",
    "'*;q=0', en",
    "'de;q=1;level=1', en",
    "'d√e', en",
    "'de\r\nx: y', en",
  })
  void languageThatWeDoNotSpeakShouldBeEnglish(String wanted, String language) {
    assertThat(of(wanted).language()).isEqualTo(language);
  }

  @ParameterizedTest
  @CsvSource({
    "de, de",
    "'de-AT,en;q=0.5', de",
    "'xx, fr;q=0.3, es;q=0.9', es",
    "'pt-BR', pt",
    "'ar-EG,en', ar",
    "'zh,*;q=0.1,nl;q=0.2', nl",
    "'DE-at', de",
    "'pl;q=0.5,it;q=0.6', it"
  })
  void firstLanguageThatWeSpeakShouldBeTaken(String wanted, String language) {
    assertThat(of(wanted).language()).isEqualTo(language);
  }

  @Test
  void endlessWishShouldBeEnglish() {
    assertThat(of("de,".repeat(5000)).language()).isEqualTo("en");
  }

  @Test
  void wishOfThreeHundredCharactersShouldStillBeRead() {
    assertThat(of("xx,".repeat(99) + "de ").language()).isEqualTo("de");
    assertThat(of("xx,".repeat(99) + "de  ").language()).isEqualTo("en");
  }

  @ParameterizedTest
  @CsvSource({
    "de,'1. März 2026, 00:05 UTC'",
    "fr,'1 mars 2026, 00:05 UTC'",
    "es,'1 de marzo de 2026, 00:05 UTC'",
    "it,'1 marzo 2026, 00:05 UTC'",
    "pt,'1 de março de 2026, 00:05 UTC'",
    "nl,'1 maart 2026, 00:05 UTC'",
    "pl,'1 marca 2026, 00:05 UTC'",
    "ar,'1 مارس 2026, 00:05 UTC'"
  })
  void timeShouldBeTheLanguagesOwn(String language, String said) {
    assertThat(of(language).time(Instant.parse("2026-03-01T00:05:59Z"))).isEqualTo(said);
  }

  /// Passcodes and times have them as well.
  @Test
  void numbersShouldBeOfTheDigitsThatAllReadersKnow() {
    assertThat(of("ar").say("signIn.fact-tries", 10)).contains("10");
    assertThat(of("ar").say("attachments.title", 1234)).contains("1,234");
    assertThat(of("de").say("attachments.title", 1234)).isEqualTo("1.234 Anhänge");
  }

  @Test
  void timeShouldNameItsZone() {
    assertThat(Words.english().time(Instant.parse("2026-03-01T00:05:59Z")))
        .isEqualTo("1 March 2026, 00:05 UTC");
  }

  /// A lone apostrophe would swallow what follows it.
  @ParameterizedTest
  @MethodSource("languages")
  void everyPatternShouldBeOneOfMessageFormat(String language) throws IOException {
    assertThat(patterns(language))
        .hasSizeGreaterThan(100)
        .allSatisfy(
            (key, pattern) -> {
              assertThat(pattern.replace("''", "")).as(key).doesNotContain("'");
              assertThat(pattern).as(key).isNotBlank().isEqualTo(pattern.strip());
              assertThatCode(() -> new MessageFormat(pattern)).as(key).doesNotThrowAnyException();
            });
  }

  @ParameterizedTest
  @MethodSource("languages")
  void everyLanguageShouldSayWhatEnglishSays(String language) throws IOException {
    Map<String, String> english = patterns("en");

    assertThat(patterns(language).keySet()).isEqualTo(english.keySet());
    assertThat(patterns(language))
        .allSatisfy(
            (key, pattern) ->
                assertThat(places(pattern))
                    .as(key)
                    .isEqualTo(places(english.getOrDefault(key, ""))));
  }

  @ParameterizedTest
  @MethodSource("languages")
  void everySubjectShouldHaveItsTimesAndDirection(String language) throws IOException {
    assertThat(files(BUNDLES, "_" + language + ".properties")).hasSize(7);
    assertThat(of(language).direction()).isEqualTo(language.equals("ar") ? "rtl" : "ltr");
  }

  /// Nothing is left in English by omission; what happens to be the same is listed.
  @ParameterizedTest
  @MethodSource("languages")
  void everyLanguageShouldUseItsOwnWords(String language) throws IOException {
    Map<String, String> english = patterns("en");

    if (!language.equals("en")) {
      assertThat(patterns(language))
          .allSatisfy(
              (key, pattern) -> {
                if (!SAME.contains(key) && !SAME.contains(language + " " + key)) {
                  assertThat(pattern).as(key).isNotEqualTo(english.get(key));
                }
              });
    }
  }

  /// Zero, one, two, few and many: the choices of a pattern are made by every number.
  @ParameterizedTest
  @MethodSource("languages")
  void everyPatternShouldTakeEveryNumber(String language) throws IOException {
    Map<String, String> patterns = patterns(language);
    for (int number : new int[] {0, 1, 2, 5, 22}) {
      assertThat(patterns)
          .allSatisfy(
              (key, pattern) ->
                  assertThat(of(language).say(key, number, number, number))
                      .as(key)
                      .isNotBlank()
                      .doesNotContain("{", "}"));
    }
  }

  @Test
  void everyKeyThatIsSaidShouldHaveWords() throws IOException {
    Set<String> said = said(KEY);

    assertThat(said).hasSizeGreaterThan(80);
    assertThat(patterns("en")).containsKeys(said.toArray(String[]::new));
  }

  @Test
  void everyWordShouldBeSaidSomewhere() throws IOException {
    Set<String> said = said(KEY);
    Set<String> begun = said(BEGINNING);
    notices().forEach(notice -> begun.add("notices." + notice.code() + "."));

    assertThat(patterns("en").keySet())
        .allSatisfy(
            key ->
                assertThat(said.contains(key) || begun.stream().anyMatch(key::startsWith))
                    .as("something says " + key)
                    .isTrue());
  }

  @Test
  void everyNoticeShouldSayWhatItMeansAndWhatToDo() {
    Words words = Words.english();

    assertThat(notices())
        .hasSizeGreaterThan(18)
        .allSatisfy(
            notice -> {
              assertThat(notice.title(words)).isNotBlank().doesNotEndWith(".");
              assertThat(notice.text(words)).endsWith(".");
              assertThat(notice.next(words)).endsWith(".");
            });
  }

  private static List<Notice> notices() {
    return Stream.of(Notice.class.getDeclaredFields())
        .filter(field -> field.getType() == Notice.class)
        .map(
            field -> {
              try {
                return (Notice) field.get(null);
              } catch (IllegalAccessException ownPackage) {
                throw new IllegalStateException(ownPackage);
              }
            })
        .toList();
  }

  /// Which values a pattern speaks of, and as what. A choice may speak of its number or not.
  private static Set<String> places(String pattern) {
    return PLACE.matcher(pattern).results().map(place -> place.group()).collect(toSet());
  }

  private static Set<String> said(Pattern shape) throws IOException {
    Set<String> said = new TreeSet<>();
    for (Path source : files(MAIN, ".java", ".jte")) {
      shape.matcher(Files.readString(source)).results().forEach(key -> said.add(key.group(1)));
    }
    return said;
  }

  private static Words of(String wanted) {
    return Words.of(
        new Request(
            "GET", "/", "", Map.of("accept-language", wanted), List.of(), new byte[0], "", "1"));
  }

  private static Map<String, String> patterns(String language) throws IOException {
    Map<String, String> patterns = new TreeMap<>();
    for (Path bundle : files(BUNDLES, "_" + language + ".properties")) {
      Properties properties = new Properties();
      try (Reader reader = Files.newBufferedReader(bundle, UTF_8)) {
        properties.load(reader);
      }
      String subject =
          String.valueOf(bundle.getFileName()).replace("_" + language + ".properties", "");
      // Patterns of times are DateTimeFormatter's, whose quotes are other ones.
      properties.remove("time");
      properties.forEach((key, value) -> patterns.put(subject + "." + key, value.toString()));
    }
    return patterns;
  }

  private static List<Path> files(Path folder, String... endings) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith)).toList();
    }
  }
}
