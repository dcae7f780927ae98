package org.sealpost.words;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The files that texts are written in, as they lie in the sources.
///
/// @param same texts that may be those of English: keys of all languages (`layout.app-name`), or of
///     one (`de attachments.kind.text`)
public record TextFiles(Path folder, Path same) {
  private static final Pattern NAME = Pattern.compile("([a-zA-Z]+)_([a-zA-Z-]+)\\.properties");
  private static final Path FUNCTIONS = Path.of("..").toAbsolutePath().normalize();

  public static final TextFiles OF_MAILS =
      of("core", "src/main/resources/org/sealpost/delivery", "mails");

  public static final TextFiles OF_PAGES =
      of("portal", "src/main/resources/org/sealpost/portal/words", "pages");

  private static TextFiles of(String module, String folder, String name) {
    return new TextFiles(
        FUNCTIONS.resolve(module).resolve(folder),
        FUNCTIONS.resolve("core/src/test/resources/words/same-as-english-" + name + ".txt"));
  }

  /// In the order of the alphabet.
  public List<String> subjects() {
    return names("en").map(name -> name.group(1)).sorted().toList();
  }

  /// Those that have a file of any subject, in our order of languages.
  public List<Locale> languages() {
    return Languages.ALL.stream()
        .filter(language -> names(language.toLanguageTag()).findAny().isPresent())
        .toList();
  }

  /// Tags of all files, whatever they are.
  public List<String> tags() {
    return all().map(name -> name.group(2)).distinct().sorted().toList();
  }

  public Map<String, String> english(String subject) {
    return texts(subject, Locale.ENGLISH);
  }

  /// Patterns by key; empty when there is no such file.
  public Map<String, String> texts(String subject, Locale language) {
    Path file = folder.resolve(subject + "_" + language.toLanguageTag() + ".properties");
    Map<String, String> texts = new TreeMap<>();
    if (Files.exists(file)) {
      load(file).forEach((key, text) -> texts.put(key.toString(), text.toString()));
    }
    return texts;
  }

  /// Whether it is meant that a text is that of English.
  public boolean maySayEnglish(String subject, String key, Locale language) {
    String name = subject + "." + key;
    return sames()
        .anyMatch(one -> one.equals(name) || one.equals(language.toLanguageTag() + " " + name));
  }

  /// Lines of the list of texts that may be those of English.
  public Stream<String> sames() {
    try {
      return Files.readAllLines(same).stream()
          .map(line -> line.split("#", 2)[0].strip())
          .filter(line -> !line.isEmpty());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private Stream<Matcher> names(String tag) {
    return all().filter(name -> name.group(2).equals(tag));
  }

  private Stream<Matcher> all() {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> NAME.matcher(String.valueOf(file.getFileName())))
          .filter(Matcher::matches)
          .toList()
          .stream();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Properties load(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, UTF_8)) {
      properties.load(reader);
      return properties;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
