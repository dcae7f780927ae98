package org.sealpost.portal.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sealpost.withdrawal.Withdrawal;
import org.sealpost.words.BundlesContract;
import org.sealpost.words.TextFiles;

class WordsTest implements BundlesContract {
  private static final Path MAIN = Path.of("src", "main");

  private static final String SUBJECTS =
      "(?:" + String.join("|", TextFiles.OF_PAGES.subjects()) + ")";

  /// Not the names of templates and files; keys of notices are put together and have a test of
  /// their own.
  private static final Pattern KEY =
      Pattern.compile("\"(" + SUBJECTS + "\\.(?!jte|html|eml|js|css)[a-zA-Z0-9.-]+[a-zA-Z0-9])\"");

  /// What a key begins with that is put together.
  private static final Pattern BEGINNING =
      Pattern.compile("\"(" + SUBJECTS + "\\.(?:[a-zA-Z0-9.-]+[.-]|first-pages|not-all))\"");

  @Override
  public TextFiles files() {
    return TextFiles.OF_PAGES;
  }

  @ParameterizedTest
  @CsvSource({
    "'', en",
    "xx, en",
    "*, en",
    "en-US;q=0.8, en",
    "'br,de;q=0.9', de",
    "'de-AT,en;q=0.5', de",
    "'zh-TW', zh-Hant",
    "'pt', pt-BR",
    "en-XA, en",
  })
  void languageShouldBeTheOneThatTheBrowserAsksFor(String wanted, String language) {
    assertThat(of(wanted).language()).isEqualTo(language);
  }

  @ParameterizedTest
  @CsvSource({
    "__Host-sealpost-language=ar, ar",
    "sealpost-language=pt-PT, pt-PT",
    "__Host-sealpost-language=en, en",
    "__Host-sealpost-language=en-XA, de",
    "__Host-sealpost-language=AR, de",
    "__Host-sealpost-language=../ar, de",
    "__Host-sealpost-language=, de",
    "__Host-sealpost-languages=ar, de",
  })
  void languageThatWasChosenShouldComeFirst(String cookie, String language) {
    assertThat(of("de", cookie).language()).isEqualTo(language);
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

  @Test
  void everyKeyThatIsSaidShouldHaveWords() throws IOException {
    Set<String> said = said(KEY);

    assertThat(said).hasSizeGreaterThan(80);
    assertThat(english()).containsKeys(said.toArray(String[]::new));
  }

  @Test
  void everyWordShouldBeSaidSomewhere() throws IOException {
    Set<String> said = said(KEY);
    Set<String> begun = said(BEGINNING);
    Stream.concat(
            notices().stream(),
            Stream.of(
                Notice.of(new Withdrawal.Revoked(Instant.EPOCH)),
                Notice.of(new Withdrawal.Expired(Instant.EPOCH))))
        .forEach(notice -> begun.add("notices." + notice.code() + "."));

    assertThat(english().keySet())
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

  private static Map<String, String> english() {
    Map<String, String> english = new TreeMap<>();
    for (String subject : TextFiles.OF_PAGES.subjects()) {
      TextFiles.OF_PAGES
          .english(subject)
          .forEach((key, text) -> english.put(subject + "." + key, text));
    }
    return english;
  }

  private static Set<String> said(Pattern shape) throws IOException {
    Set<String> said = new TreeSet<>();
    for (Path source : files(MAIN, ".java", ".jte")) {
      shape.matcher(Files.readString(source)).results().forEach(key -> said.add(key.group(1)));
    }
    return said;
  }

  private static Words of(String wanted, String... cookies) {
    return Words.of(
        new Request(
            "GET",
            "/",
            "",
            Map.of("accept-language", wanted),
            List.of(cookies),
            new byte[0],
            "",
            "1"));
  }

  private static List<Path> files(Path folder, String... endings) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith)).toList();
    }
  }
}
