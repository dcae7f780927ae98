package org.sealpost.words;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Writes what docs/languages.md says of every text in every language.
final class LanguagesTable {
  static final Path DOCUMENT = Path.of("../../docs/languages.md").toAbsolutePath().normalize();

  private static final String BEGINNING = "<!-- written by LanguagesTable -->\n";
  private static final int GROUP = 10;
  private static final List<TextFiles> FILES = List.of(TextFiles.OF_MAILS, TextFiles.OF_PAGES);

  private LanguagesTable() {}

  /// Writes the tables anew, below what is written by hand. Run it in functions/core.
  public static void main(String[] nothing) throws IOException {
    Files.writeString(DOCUMENT, byHand() + BEGINNING + tables(), UTF_8);
  }

  /// What the document says below what is written by hand.
  static String written() throws IOException {
    String document = Files.readString(DOCUMENT, UTF_8);
    return document.substring(document.indexOf(BEGINNING) + BEGINNING.length());
  }

  private static String byHand() throws IOException {
    String document = Files.readString(DOCUMENT, UTF_8);
    return document.substring(0, document.indexOf(BEGINNING));
  }

  static String tables() {
    StringBuilder tables = new StringBuilder("\n## Languages\n\n");
    tables.append(
        "| Tag | Language | State | Texts | Missing | Same as English by intent | English by omission |\n");
    tables.append("|---|---|---|---:|---:|---:|---:|\n");
    for (Locale language : Languages.ALL) {
      tables.append(languageRow(language));
    }
    tables.append("\n## Texts\n");
    for (TextFiles files : FILES) {
      for (String subject : files.subjects()) {
        tables.append(subject(files, subject));
      }
    }
    return tables.toString();
  }

  private static String languageRow(Locale language) {
    Map<Mark, Long> marks =
        FILES.stream()
            .flatMap(
                files ->
                    files.subjects().stream()
                        .flatMap(
                            subject ->
                                files.english(subject).keySet().stream()
                                    .map(key -> Mark.of(files, subject, key, language))))
            .collect(Collectors.groupingBy(mark -> mark, Collectors.counting()));
    long all = marks.values().stream().mapToLong(Long::longValue).sum();
    long missing = marks.getOrDefault(Mark.MISSING, 0L);
    return "| %s | %s | %s | %d | %d | %d | %d |%n"
        .formatted(
            language.toLanguageTag(),
            Conventions.of(language).ownName(language.toLanguageTag()),
            TextState.of(language).name().toLowerCase(Locale.ROOT),
            all - missing,
            missing,
            marks.getOrDefault(Mark.SAME, 0L),
            marks.getOrDefault(Mark.ENGLISH, 0L))
        .replace("\r", "");
  }

  private static String subject(TextFiles files, String subject) {
    StringBuilder table = new StringBuilder("\n### " + subject + "\n\n```\n");
    Map<String, String> english = files.english(subject);
    int width = english.keySet().stream().mapToInt(String::length).max().orElse(0);
    table.append(heading(width));
    for (String key : english.keySet()) {
      table.append(key).append(" ".repeat(width - key.length()));
      for (int i = 0; i < Languages.ALL.size(); i++) {
        table.append(i % GROUP == 0 ? " " : "");
        table.append(Mark.of(files, subject, key, Languages.ALL.get(i)).letter);
      }
      table.append('\n');
    }
    return table.append("```\n").toString();
  }

  /// The first tag of each group of ten.
  private static String heading(int width) {
    List<String> groups = new ArrayList<>();
    for (int i = 0; i < Languages.ALL.size(); i += GROUP) {
      String first = Languages.ALL.get(i).toLanguageTag();
      groups.add(
          i + GROUP < Languages.ALL.size() ? first + " ".repeat(GROUP - first.length()) : first);
    }
    return " ".repeat(width) + " " + String.join(" ", groups) + "\n";
  }

  /// The state of one text in one language.
  enum Mark {
    ORIGINAL('O'),
    REVIEWED('R'),
    DRAFT('d'),
    SAME('='),
    ENGLISH('!'),
    MISSING('.');

    private final char letter;

    Mark(char letter) {
      this.letter = letter;
    }

    static Mark of(TextFiles files, String subject, String key, Locale language) {
      String english = files.english(subject).get(key);
      String text = files.texts(subject, language).get(key);
      if (text == null) {
        return MISSING;
      }
      if (!language.equals(Locale.ENGLISH) && text.equals(english)) {
        return files.maySayEnglish(subject, key, language) ? SAME : ENGLISH;
      }
      return switch (TextState.of(language)) {
        case ORIGINAL -> ORIGINAL;
        case REVIEWED -> REVIEWED;
        case DRAFT -> DRAFT;
      };
    }
  }
}
