package org.sealpost.portal.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpost.words.PseudoText;
import org.sealpost.words.TextFiles;

/// Finds text that stands in no bundle. All tests of pages run once more, in a class loader where
/// English is a [PseudoText]: whatever plain letters a page then shows were put in by a test, or
/// are hard-coded. The product itself knows nothing of it.
class PseudoLocaleTest {
  private static final List<String> ATTRIBUTES =
      List.of("alt", "title", "aria-label", "placeholder", "aria-description", "data-paused");

  /// What is the reader's, the sender's or a machine's by its place: names and addresses, what
  /// somebody wrote, what is typed into a terminal, languages in themselves.
  private static final String FOREIGN_PLACES =
      "bdi, pre, code, textarea, .text, .plain-text, .portal-text, .ending, .file, .own, button[lang],"
          + " .organization, .quotation, .match dd, .reference strong, iframe";

  /// What tests put in, and what CLDR or a machine writes.
  private static final Pattern DATA =
      Pattern.compile(
          String.join(
              "|",
              "[\\w.+*\u2022-]+@[\\w.-]+",
              "\\d+ (January|February|March|April|May|June|July|August|September|October|November"
                  + "|December) \\d{4}(, \\d\\d:\\d\\d UTC)?",
              "[\\d.,]+ (kB|MB|bytes?)",
              "[\\w.-]+\\.example",
              // What tests of hostile names call people, subjects and files.
              "(?s)(</t(extarea|itle)>.*)?on(mouseover|focus)?=\"y(\"\\{0})?",
              // Codes of notices, and the request that one answers.
              "[a-z]+(-[a-z0-9]+)+",
              "<b>anna</b>@",
              "<i>work</i>",
              // References, and what files are called by their endings.
              "[A-Z2-9]{4}-[A-Z2-9]{4}",
              "\\b[A-Z]{3,4}\\b",
              "<b>(Zoe)?",
              "<x>",
              "\\ba<b\\b",
              "[\\w-]+\\.[a-z]{2,3}[a-z0-9]\\b",
              "Draft( settlement)?",
              "Alice Moreau",
              "Omas|Tür",
              "Contoso",
              "Google",
              "English",
              "\\b[bs]\\b"));

  private static Map<String, String> pages = Map.of();
  private static final List<String> unseenTemplates = new ArrayList<>();

  @BeforeAll
  @SuppressWarnings("unchecked") // a map of strings, made by another loader's class
  static void see(@TempDir Path english) throws Exception {
    write(english, TextFiles.OF_PAGES, "org/sealpost/portal/words");
    write(english, TextFiles.OF_MAILS, "org/sealpost/delivery");
    ClassLoader usual = Thread.currentThread().getContextClassLoader();
    try (PseudoLoader loader = new PseudoLoader(english)) {
      Thread.currentThread().setContextClassLoader(loader);
      pages =
          Map.copyOf(
              (Map<String, String>)
                  loader.loadClass(SeenPages.class.getName()).getMethod("see").invoke(null));
      for (String template : templates()) {
        if (!loader.hasLoaded("org.sealpost.portal.pages.Jte" + template + "Generated")) {
          unseenTemplates.add(template);
        }
      }
    } finally {
      Thread.currentThread().setContextClassLoader(usual);
    }
  }

  @Test
  void everyTemplateShouldBeSeen() {
    assertThat(pages).hasSizeGreaterThan(100);
    assertThat(unseenTemplates).isEmpty();
  }

  @Test
  void everyTextShouldComeFromTheBundles() {
    TreeSet<String> foreign = new TreeSet<>();
    pages.forEach(
        (html, from) -> {
          Document page = Jsoup.parse(html);
          if (!List.of("en", "").contains(page.select("html").attr("lang"))) {
            return; // asked for in another language
          }
          page.select(FOREIGN_PLACES + ", script, style").remove();
          texts(page)
              .filter(text -> DATA.matcher(text).replaceAll("").matches("(?s).*[A-Za-z].*"))
              .forEach(text -> foreign.add(text.strip() + "   <- " + from));
        });

    assertThat(foreign).as("texts that stand in no bundle").isEmpty();
  }

  @Test
  void noTextShouldBeCutOff() {
    assertThat(pages.keySet())
        .allSatisfy(
            html ->
                assertThat(html.split(PseudoText.BEGINNING, -1))
                    .hasSameSizeAs(html.split(PseudoText.END, -1)));
  }

  private static Stream<String> texts(Document page) {
    return Stream.concat(
        page.nodeStream(TextNode.class).map(TextNode::text),
        page.getAllElements().stream().flatMap(PseudoLocaleTest::attributes));
  }

  private static Stream<String> attributes(Element element) {
    return ATTRIBUTES.stream().map(element::attr);
  }

  private static List<String> templates() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src", "main", "jte"))) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.endsWith(".jte"))
          .map(name -> name.substring(0, name.length() - ".jte".length()))
          .toList();
    }
  }

  private static void write(Path root, TextFiles files, String folder) throws IOException {
    Path texts = Files.createDirectories(root.resolve(folder));
    for (String subject : files.subjects()) {
      String pseudo =
          files.english(subject).entrySet().stream()
              .map(text -> text.getKey() + "=" + PseudoText.of(text.getValue()) + "\n")
              .collect(Collectors.joining());
      Files.writeString(texts.resolve(subject + "_en.properties"), pseudo, UTF_8);
    }
  }

  /// Everything anew, with other English before all else.
  private static final class PseudoLoader extends URLClassLoader {
    PseudoLoader(Path english) {
      super("pseudo-locale", classPath(english), ClassLoader.getPlatformClassLoader());
    }

    boolean hasLoaded(String name) {
      return findLoadedClass(name) != null;
    }

    private static URL[] classPath(Path first) {
      return Stream.concat(
              Stream.of(first),
              Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                  .map(Path::of))
          .map(PseudoLoader::url)
          .toArray(URL[]::new);
    }

    private static URL url(Path path) {
      try {
        return path.toUri().toURL();
      } catch (IOException bug) {
        throw new IllegalStateException(bug);
      }
    }
  }
}
