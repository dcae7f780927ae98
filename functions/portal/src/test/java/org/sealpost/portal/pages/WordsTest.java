package org.sealpost.portal.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
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
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
  private static final Path MAIN = Path.of("src", "main");
  private static final Path BUNDLES = MAIN.resolve("resources/org/sealpost/portal/words");

  /// Not the names of templates and files; keys of notices are put together and have a test of
  /// their own.
  private static final Pattern KEY =
      Pattern.compile(
          "\"((?:layout|signIn|account|sessions|notices|message|attachments)\\.(?!jte|html|eml)[a-z0-9.-]+[a-z0-9])\"");

  @ParameterizedTest
  @CsvSource({
    "'', en",
    "xx, en",
    "*, en",
    "en-US;q=0.8, en",
    "';;;', en",
    "'de;q=nonsense', en",
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
    "'ar-EG,en', ar"
  })
  void firstLanguageThatWeSpeakShouldBeTaken(String wanted, String language) {
    assertThat(of(wanted).language()).isEqualTo(language);
  }

  @Test
  void endlessWishShouldBeEnglish() {
    assertThat(of("de,".repeat(5000)).language()).isEqualTo("en");
  }

  @Test
  void timeShouldNameItsZone() {
    assertThat(Words.english().time(Instant.parse("2026-03-01T00:05:59Z")))
        .isEqualTo("1 March 2026, 00:05 UTC");
  }

  /// A lone apostrophe would swallow what follows it.
  @Test
  void everyPatternShouldBeOneOfMessageFormat() throws IOException {
    assertThat(patterns())
        .hasSizeGreaterThan(100)
        .allSatisfy(
            (key, pattern) -> {
              assertThat(pattern.replace("''", "")).as(key).doesNotContain("'");
              assertThatCode(() -> new MessageFormat(pattern)).as(key).doesNotThrowAnyException();
            });
  }

  @Test
  void everyKeyThatIsSaidShouldHaveWords() throws IOException {
    TreeSet<String> said = new TreeSet<>();
    for (Path source : files(MAIN, ".java", ".jte")) {
      KEY.matcher(Files.readString(source)).results().forEach(key -> said.add(key.group(1)));
    }

    assertThat(said).hasSizeGreaterThan(80);
    assertThat(patterns()).containsKeys(said.toArray(String[]::new));
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

  private static Words of(String wanted) {
    return Words.of(
        new Request(
            "GET", "/", "", Map.of("accept-language", wanted), List.of(), new byte[0], "", "1"));
  }

  private static Map<String, String> patterns() throws IOException {
    Map<String, String> patterns = new TreeMap<>();
    for (Path bundle : files(BUNDLES, "_en.properties")) {
      Properties properties = new Properties();
      try (Reader reader = Files.newBufferedReader(bundle, UTF_8)) {
        properties.load(reader);
      }
      String subject = String.valueOf(bundle.getFileName()).replace("_en.properties", "");
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
