package org.sealpost.portal.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What must not stand in the sources (threats 27, 32): nothing that comes from outside is ever
/// taken for a template, for code or for an object.
class PortalSourcesTest {
  private static final Path MAIN = Path.of("src", "main");

  /// The bodies of messages, which their frame and its policy hold.
  private static final List<String> UNESCAPED = List.of("body.jte", "print.jte", "previewText.jte");

  @Test
  void nothingShouldBeEvaluatedDeserializedOrReadFromTheEnvironment() throws IOException {
    assertThat(sources(".java"))
        .allSatisfy(
            (name, source) ->
                assertThat(source)
                    .as(name)
                    .doesNotContain(
                        "ScriptEngine",
                        "ObjectInputStream",
                        "SpelExpression",
                        "TemplateEngine.create(",
                        "Class.forName",
                        "Runtime.getRuntime",
                        "ProcessBuilder",
                        "System.getenv",
                        "System.getProperty"));
  }

  @Test
  void onlyMessagesShouldStandUnescaped() throws IOException {
    assertThat(sources(".jte"))
        .allSatisfy(
            (name, source) -> {
              if (!UNESCAPED.contains(name)) {
                assertThat(source).as(name).doesNotContain("$unsafe", "@raw");
              }
            });
  }

  @Test
  void scriptShouldMakeNoMarkupAndNoCodeOfText() throws IOException {
    assertThat(sources(".js"))
        .isNotEmpty()
        .allSatisfy(
            (name, source) ->
                assertThat(source)
                    .as(name)
                    .doesNotContain(
                        "innerHTML",
                        "outerHTML",
                        "insertAdjacentHTML",
                        "document.write",
                        "eval(",
                        "new Function",
                        "localStorage",
                        "sessionStorage"));
  }

  /// Right-to-left languages turn pages around: sides are named by the text's direction.
  @Test
  void stylesShouldKnowNoLeftAndNoRight() throws IOException {
    Pattern side = Pattern.compile("[\\s;{-](left|right)\\s*:|text-align:\\s*(left|right)");

    assertThat(sources(".css"))
        .isNotEmpty()
        .allSatisfy((name, source) -> assertThat(source).as(name).doesNotContainPattern(side));
  }

  private static Map<String, String> sources(String ending) throws IOException {
    Map<String, String> sources = new TreeMap<>();
    try (Stream<Path> files = Files.walk(MAIN)) {
      for (Path file : files.filter(path -> path.toString().endsWith(ending)).toList()) {
        sources.put(String.valueOf(file.getFileName()), Files.readString(file));
      }
    }
    return sources;
  }
}
