package org.sealpost.delivery;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sealpost.words.BundlesContract;
import org.sealpost.words.TextFiles;
import org.sealpost.words.Words;

class LetterWordsTest implements BundlesContract {
  private static final Path SOURCES = Path.of("src", "main", "java", "org", "sealpost", "delivery");

  @Override
  public TextFiles files() {
    return TextFiles.OF_MAILS;
  }

  /// A key stands in the source of its subject.
  @Test
  void everyKeyShouldBeSaidAndEverySaidKeyHaveWords() throws IOException {
    assertThat(said("WrapperText.java")).isEqualTo(files().english("wrapper").keySet());
    assertThat(said("PasscodeText.java")).isEqualTo(files().english("passcode").keySet());
  }

  @Test
  void wordsShouldIsolateWhatStandsBetweenRightToLeftWords() {
    Words arabic = LetterWords.ofWrapper(Locale.forLanguageTag("ar"));

    assertThat(arabic.direction()).isEqualTo("rtl");
    assertThat(arabic.say("forwarding", "bob@partner.example"))
        .contains("\u2068bob@partner.example\u2069");
    assertThat(arabic.plain("subject.neutral", "Alice")).doesNotContain("\u2068");
  }

  private static Set<String> said(String source) throws IOException {
    String text = Files.readString(SOURCES.resolve(source));
    return Stream.of("\\.say\\(\\s*\"([a-zA-Z0-9.-]+)\"", "\\.plain\\(\\s*\"([a-zA-Z0-9.-]+)\"")
        .map(Pattern::compile)
        .flatMap(call -> call.matcher(text).results())
        .map(call -> call.group(1))
        .collect(toCollection(TreeSet::new));
  }
}
