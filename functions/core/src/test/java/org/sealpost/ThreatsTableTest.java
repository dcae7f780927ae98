package org.sealpost;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// docs/threats.md names for each threat the tests that answer it. Two are answered by what there
/// is not: threats 7 and 8.
class ThreatsTableTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().resolve("../..").normalize();
  private static final Pattern ROW = Pattern.compile("\\| (\\d+) \\|.*\\| ([A-Za-z, ]+) \\|");

  @Test
  void testsShouldCiteTheThreatsThatTheyAnswer() throws IOException {
    List<String> rows =
        Files.readAllLines(ROOT.resolve("docs/threats.md"), UTF_8).stream()
            .filter(line -> line.matches("\\| \\d.*"))
            .toList();

    assertThat(rows).hasSizeGreaterThan(5);
    for (String row : rows) {
      var cells = ROW.matcher(row);
      assertThat(cells.matches()).as(row).isTrue();
      for (String test : cells.group(2).split(", ", -1)) {
        assertThat(source(test))
            .as(row)
            .containsPattern("(?i)threats? (?:\\d+(?:, | and ))*" + cells.group(1) + "\\b");
      }
    }
  }

  /// Threat 7: no password-protected PDF can be made, as nothing here writes PDFs. Threat 8: no
  /// parameter, field or setting takes a secret that a sender chooses.
  @Test
  void sendersShouldHaveNoSecretsToChoose() throws IOException {
    try (Stream<Path> sources = Files.walk(ROOT.resolve("functions/core/src/main"))) {
      for (Path source : sources.filter(path -> path.toString().endsWith(".java")).toList()) {
        assertThat(Files.readString(source, UTF_8))
            .as(source.getFileName().toString())
            .doesNotContain("com.itextpdf", "PDDocument", "PBEKeySpec", "senderPassword");
      }
    }
  }

  private static String source(String test) throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      Path found =
          files
              .filter(path -> path.endsWith(test + ".java"))
              .findFirst()
              .orElseThrow(() -> new AssertionError("there is no " + test));
      return Files.readString(found, UTF_8);
    }
  }
}
