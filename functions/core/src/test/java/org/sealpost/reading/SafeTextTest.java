package org.sealpost.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafeTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "see https://a.example/x?a=1&b=2. | https://a.example/x?a=1&b=2",
        "(https://a.example/x) | https://a.example/x",
        "https://a.example/x_(y) | https://a.example/x_(y)",
        "<https://a.example/> | https://a.example/",
        "\"HTTP://a.example\" | HTTP://a.example",
        "https://a.example/x, and | https://a.example/x",
        "mailto:bob@a.example; | mailto:bob@a.example",
        "https://a.example/\u00fc\u00e9! | https://a.example/\u00fc\u00e9",
      })
  void addressesShouldBeLinks(String text, String href) {
    Document page = Jsoup.parse(Texts.plain(text).fresh());

    assertThat(page.select("a").eachAttr("href")).containsExactly(href);
    assertThat(page.select("a").attr("rel")).isEqualTo("noopener noreferrer nofollow");
    assertThat(page.select("a").text()).isEqualTo(href);
    assertThat(page.text()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "data:text/html,x",
        "https://",
        "xhttps://a.example",
        "file:///x",
        "ftp://a.example",
        "www.a.example"
      })
  void nothingElseShouldBeALink(String text) {
    assertThat(Jsoup.parse(Texts.plain(text).fresh()).select("a")).isEmpty();
  }

  @Test
  void paragraphsShouldHaveTheirOwnDirectionAndKeepTheirWhiteSpace() {
    Document page =
        Jsoup.parse(Texts.plain("one\n  two\n\n\u05e9\u05dc\u05d5\u05dd\n\n\nx").fresh());

    assertThat(page.select("p[dir=auto]").eachText()).hasSize(3);
    assertThat(page.expectFirst("p").wholeText()).isEqualTo("one\n  two");
    assertThat(page.select("div").attr("style")).isEqualTo("white-space:pre-wrap");
  }

  @Test
  void controlCharactersShouldBeNoneInThePage() {
    assertThat(Texts.plain("a\u0001b\u001bc\u0085d").fresh())
        .doesNotContainPattern("[\u0001\u001b\u0085]");
  }

  @Test
  void htmlShouldBecomeTextThatReadsLikeIt() {
    String plain =
        Texts.html(
                "<h1>Offer</h1><p>Dear&nbsp;Bob,<br>see <a href='https://a.example/x'>the"
                    + " list</a>:</p><ul><li>one</li><li><p>two</p></li></ul><table><tr><td>a</td>"
                    + "<td>b</td></tr></table><blockquote>quoted<br>twice</blockquote>"
                    + "<p><a href='https://a.example/'>https://a.example</a></p>"
                    + "<pre>x\n  y</pre><script>no</script>")
            .plain();

    assertThat(plain)
        .isEqualTo(
            """
            Offer

            Dear Bob,
            see the list <https://a.example/x>:

            - one
            - two

            a b

            > quoted
            > twice

            https://a.example

            x
              y""");
  }

  @Test
  void textViewShouldPreferTheAuthorsOwnText() {
    MessageText text =
        Texts.of(
            """
            Content-Type: multipart/alternative; boundary=b

            --b
            Content-Type: text/plain

            as text
            --b
            Content-Type: text/html

            <p>as HTML</p>
            --b--
            """);

    assertThat(text.plain().strip()).isEqualTo("as text");
    assertThat(text.fresh()).contains("as HTML");
  }
}
