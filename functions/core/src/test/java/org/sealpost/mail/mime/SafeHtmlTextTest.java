package org.sealpost.mail.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafeHtmlTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<p>One</p><p>Two</p> | One\\n\\nTwo",
        "a<br>b<br/>c | a\\nb\\nc",
        "<ul><li>a<li>b</ul>c | - a\\n- b\\nc",
        "<a href=\"https://x.example/y\">Legal</a> | Legal <https://x.example/y>",
        "<a href=\"mailto:a@x.example\">a@x.example</a> | a@x.example",
        "<a href=\"javascript:x\">Legal</a> | Legal",
        "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table> | a b\\nc",
        "a&nbsp;&lt;b&gt; &amp;   c | a <b> & c",
        "<img src=x alt=Logo> text | Logo text",
        "<div>a</div>  <div>b</div> | a\\nb",
      })
  void textShouldSayWhatTheHtmlSays(String html, String text) {
    assertThat(SafeHtmlText.of(html).text()).isEqualTo(text.replace("\\n", "\n"));
  }

  @Test
  void htmlShouldBeAscii() {
    SafeHtmlText safe = SafeHtmlText.of("<p>Größe 12 € 😀&nbsp;</p>");

    assertThat(safe.html()).matches("[\\x20-\\x7e]*");
    assertThat(Jsoup.parse(safe.html()).text().strip()).startsWith("Größe 12 € 😀");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "color:red",
        "font-size:8pt;line-height:10pt;font-family:'Cambria','times roman',serif",
        "border:1px solid #ccc;padding:4px",
        "color:rgb(1, 2, 3)",
        "text-align:center;font-weight:bold !important"
      })
  void looksShouldStay(String style) {
    assertThat(InlineStyle.safe(style)).isEqualTo(style);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "background:url(http://x.example)",
        "color:expression(alert(1))",
        "position:absolute",
        "margin-left:-9999px",
        "display:none",
        "color:re\\64",
        "color:/**/red",
        "behavior:url(x)",
        "-moz-binding:url(x)",
        "color",
        "color:",
        ":red",
        "font-family:x\"onclick=\\22",
        "width:calc(1px - 9999px)"
      })
  void everythingElseShouldGo(String style) {
    assertThat(InlineStyle.safe(style)).isEmpty();
  }

  @Test
  void nothingHarmfulShouldComeThrough() {
    Random random = new Random(5);
    List<String> pieces =
        List.of(
            "<",
            ">",
            "\"",
            "'",
            "/",
            "script",
            "<script>",
            "</script>",
            "<p ",
            "onclick=x ",
            "style=",
            "<img ",
            "src=//x ",
            "<a href=",
            "javascript:",
            "<!--",
            "-->",
            "<svg>",
            "<math>",
            "<textarea>",
            "</textarea>",
            "<style>",
            "</style>",
            "<title>",
            "text",
            "&lt;",
            "\0",
            "=");
    for (int round = 0; round < 5_000; round++) {
      StringBuilder html = new StringBuilder();
      for (int count = random.nextInt(25); count > 0; count--) {
        html.append(pieces.get(random.nextInt(pieces.size())));
      }

      String safe = SafeHtmlText.of(html.toString()).html();

      assertThat(
              Jsoup.parse(safe)
                  .select(
                      "script, img, svg, math, textarea, head style, title, [^on], [src],"
                          + " [href^=javascript]"))
          .as("%s", html)
          .isEmpty();
      assertThat(safe).doesNotContain("<!--");
    }
  }
}
