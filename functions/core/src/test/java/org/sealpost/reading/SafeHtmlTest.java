package org.sealpost.reading;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.DocumentType;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.mail.MailContent;
import org.sealpost.mail.mime.MimeReader;
import org.sealpost.testing.HostileHtml;
import org.sealpost.testing.Mails;

/// Looks at what comes out as a browser would: parsed. What may be in there is listed here once
/// more, so that a wider list in the code fails the test.
class SafeHtmlTest {
  private static final Set<String> ELEMENTS =
      Set.of(
          ("p div section article header footer main aside nav span br hr h1 h2 h3 h4 h5 h6 pre code blockquote center address b strong i em u s"
                  + " strike del ins sub sup small big font tt kbd samp var cite abbr mark q ul ol"
                  + " li dl dt dd table caption thead tbody tfoot tr th td colgroup col figure"
                  + " figcaption img a html head body")
              .split(" "));
  private static final Set<String> ATTRIBUTES =
      Set.of(
          ("align valign dir lang title bgcolor width height border cellpadding cellspacing colspan"
                  + " rowspan color size face start type alt src href rel style")
              .split(" "));
  private static final Pattern LINK = Pattern.compile("(?i)(https?|mailto):.*", Pattern.DOTALL);
  private static final Pattern OWN_IMAGE =
      Pattern.compile("data:image/(png|jpeg|gif|webp|bmp);base64,[A-Za-z0-9+/=]+");
  private static final Pattern LOOSE_STYLE =
      Pattern.compile(
          "(?i)url|position|expression|import|behavior|binding|@|z-index|javascript|opacity|visibility|display|float|transform|outline|shadow|quotes|content|:-|[\\\\<>{}]");

  @ParameterizedTest
  @MethodSource
  void ofShouldLetNothingActOrReachOut(String html) throws Exception {
    assertHarmless(html, safe(html));
  }

  static List<String> ofShouldLetNothingActOrReachOut() {
    return HostileHtml.all();
  }

  /// Threat 28.
  @Test
  void corpusShouldNameAddressesInTwoHundredWays() {
    assertThat(HostileHtml.referring()).hasSizeGreaterThan(200).doesNotHaveDuplicates();
  }

  /// Threat 26.
  @Test
  void ofShouldLetNothingThroughInAnyMixture() throws Exception {
    Random random = new Random(10);
    for (int round = 0; round < 6_000; round++) {
      String html = HostileHtml.mutation(random);
      String once = safe(html);
      assertHarmless(html, once);
      assertHarmless(html, safe(once));
    }
  }

  /// What has been made safe stays as it is: nothing in it comes to life on the second reading, be
  /// it a browser's or ours (mutation XSS).
  @ParameterizedTest
  @MethodSource("ofShouldLetNothingActOrReachOut")
  void ofShouldBeStable(String html) throws Exception {
    String once = safe(html);

    assertHarmless(html, Jsoup.parseBodyFragment(once).body().html());
    assertThat(withoutHosts(safe(once))).as(html).isEqualTo(withoutHosts(once));
  }

  private static String withoutHosts(String safe) {
    return safe.replaceAll("<small dir=\"ltr\"> \\[[^<]*\\]</small>", "");
  }

  /// Below 256 levels the sanitizer shows nothing any more.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<div>",
        "<table><tr><td>",
        "<b><i>",
        "<a href=x>",
        "<blockquote>",
        "<ul><li>",
        "<font>",
        "<p style='color:red'>"
      })
  void ofShouldEndSoonForDepth(String open) throws Exception {
    String html = open.repeat(200_000 / (open.length() / 5 + 1)) + "the end";

    String safe = assertTimeoutPreemptively(Duration.ofSeconds(60), () -> safe(html));

    assertHarmless(open, safe);
  }

  @Test
  void ofShouldEndSoonForHugeAttributes() throws Exception {
    String html =
        "<p style='"
            + "color:red;".repeat(200_000)
            + "' title='"
            + "x".repeat(2_000_000)
            + "'>y</p>";

    String safe = assertTimeoutPreemptively(Duration.ofSeconds(60), () -> safe(html));

    assertHarmless("huge", safe);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<p align=\"center\">a <b>b</b></p> | <p align=\"center\">a <b>b</b></p>",
        "<span>x</span> | <span>x</span>",
        "<table><tbody><tr><td colspan=\"2\">x</td></tr></tbody></table> |"
            + " <table><tbody><tr><td colspan=\"2\">x</td></tr></tbody></table>",
        "<p style=\"color:#ff0000\">x</p> | <p style=\"color:#ff0000\">x</p>",
        "a &lt; b &amp; c | a &lt; b &amp; c",
      })
  void ofShouldKeepWhatIsHarmless(String html, String expected) throws Exception {
    assertThat(Jsoup.parseBodyFragment(safe(html)).body().html().replace("\n", ""))
        .isEqualTo(Jsoup.parseBodyFragment(expected).body().html().replace("\n", ""));
  }

  @Test
  void ofShouldKeepLinksThatTellNothing() throws Exception {
    Element link =
        Jsoup.parse(safe("<a href='https://partner.example/?a=1&amp;b=2'>x</a>")).expectFirst("a");

    assertThat(link.attr("href")).isEqualTo("https://partner.example/?a=1&b=2");
    assertThat(link.attr("rel").split(" ")).contains("noopener", "noreferrer", "nofollow");
  }

  @Test
  void ofShouldEscapePlainText() throws Exception {
    String text = "<script>alert(1)</script> & \"x\" 'y' </pre>";

    String safe = safe(content(Mails.withFields("\n" + text)));

    Document parsed = Jsoup.parse(safe);
    assertHarmless(text, safe);
    assertThat(parsed.select("p").text()).isEqualTo(text);
  }

  @Test
  void ofShouldShowInlineImages() throws Exception {
    MailContent content = content(Mails.complete());

    String safe = safe(content);

    assertThat(Jsoup.parse(safe).select("img").attr("src"))
        .isEqualTo("data:image/png;base64," + Mails.PNG_BASE64);
  }

  private static String safe(MailContent content) {
    MessageText text = MessageText.of(content, InlineImages.of(content.parts()));
    return text.fresh() + text.history().orElse("");
  }

  private static String safe(String html) throws Exception {
    byte[] message =
        Mails.withFields("Content-Type: text/html; charset=utf-8\n\n" + html.replace("\r", ""));
    return safe(content(message));
  }

  private static MailContent content(byte[] message) throws Exception {
    assertThat(new String(message, ISO_8859_1)).isNotEmpty();
    return MimeReader.read(message);
  }

  private static void assertHarmless(String html, String safe) {
    Document parsed = Jsoup.parse(safe);
    for (Node node : parsed.nodeStream().toList()) {
      // The sanitizer parts double braces with an empty comment, so that no template comes to life.
      if (node instanceof Comment comment && comment.getData().isBlank()) {
        continue;
      }
      assertThat(node)
          .as(html)
          .isNotInstanceOfAny(Comment.class, DataNode.class, DocumentType.class);
      if (node instanceof Element element && !(node instanceof Document)) {
        assertThat(ELEMENTS).as(html).contains(element.tagName());
        for (Attribute attribute : element.attributes()) {
          assertHarmless(html, element.tagName(), attribute);
        }
      }
    }
  }

  private static void assertHarmless(String html, String tag, Attribute attribute) {
    String value = attribute.getValue();
    assertThat(ATTRIBUTES).as(html).contains(attribute.getKey());
    switch (attribute.getKey().toLowerCase(Locale.ROOT)) {
      case "src" -> assertThat(value).as(html).matches(OWN_IMAGE);
      case "href" -> {
        assertThat(tag).isEqualTo("a");
        assertThat(value.strip()).as(html).matches(LINK);
      }
      // Names of fonts may be any words.
      case "style" ->
          assertThat(value.replaceAll("'[^']*'", "")).as(html).doesNotContainPattern(LOOSE_STYLE);
      default -> assertThat(tag).isNotEmpty();
    }
  }
}
