package org.sealpost.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sealpost.mail.MailContent;
import org.sealpost.mail.mime.MimeReader;
import org.sealpost.testing.Mails;

/// Threat 31, and mail that is just long: whatever comes, a page goes out that the front door
/// carries, with what can be read of it, and says what is missing. By size and not by time: the
/// build ends none of these by a clock.
class LongMailTest {
  /// What the front door carries, without the portal's own words.
  private static final int DOOR_BYTES = 4_400_000;

  @ParameterizedTest
  @MethodSource
  void longMailShouldFitThePage(String name, String html, boolean whole) {
    MessageText text = Texts.html("first words " + html);

    assertThat(bytes(text)).as(name).isLessThan(DOOR_BYTES);
    assertThat(text.plain().getBytes(UTF_8).length).as(name).isLessThan(DOOR_BYTES);
    assertThat(text.fresh()).contains("first words");
    assertThat(text.omissions().contains(Omission.END)).as(name).isEqualTo(!whole);
  }

  static Stream<Arguments> longMailShouldFitThePage() {
    return Stream.of(
        Arguments.of(
            "a table of 20,000 rows",
            "<table>" + "<tr><td>one</td><td>two</td></tr>".repeat(20_000) + "</table>",
            true),
        Arguments.of("one line of 5 MB", "x".repeat(5_000_000), false),
        Arguments.of("letters that grow", "\"\u20ac".repeat(1_000_000), false),
        Arguments.of("breaks", "<br>".repeat(2_000_000), false),
        Arguments.of("titles", ("<p title='" + "x".repeat(3_900) + "'>x").repeat(2_000), false),
        Arguments.of("tags that are never closed", "<b><i><p>".repeat(100_000), true),
        Arguments.of("a title of 2 MB", "<p title='" + "x".repeat(2_000_000) + "'>y", true),
        Arguments.of("a style of 2 MB", "<p style='" + "color:red;".repeat(200_000) + "'>y", true));
  }

  @Test
  void deepMailShouldLoseItsLayoutAndNoWord() {
    MessageText text =
        Texts.html("<div>a &lt;b&gt; ".repeat(100_000) + "the end <script>alert(1)</script>");

    assertThat(text.omissions()).contains(Omission.LAYOUT);
    assertThat(bytes(text)).isLessThan(DOOR_BYTES);
    assertThat(Jsoup.parse(text.fresh()).text()).endsWith("a <b> the end").doesNotContain("alert");
  }

  @Test
  void tagsThatAreOnlyNotClosedShouldKeepTheirLayout() {
    MessageText text = Texts.html("<p>one <b>bold</b>".repeat(2_000));

    assertThat(text.omissions()).isEmpty();
    assertThat(Jsoup.parse(text.fresh()).select("b")).hasSize(2_000);
  }

  @Test
  void pictureShownTwoThousandTimesShouldNotFillThePage() throws Exception {
    byte[] picture = new byte[100_000];
    MailContent content =
        MimeReader.read(
            Mails.withFields(
                """
                Content-Type: multipart/related; boundary=b

                --b
                Content-Type: text/html

                %s<p>the end</p>
                --b
                Content-Type: image/png
                Content-ID: <a>
                Content-Transfer-Encoding: base64

                %s
                --b--
                """
                    .formatted(
                        "<img src=cid:a>".repeat(2_000),
                        Base64.getMimeEncoder().encodeToString(picture))));

    MessageText text = MessageText.of(content, InlineImages.of(content.parts()));

    assertThat(bytes(text)).isLessThan(DOOR_BYTES);
    assertThat(text.omissions()).contains(Omission.OWN_PICTURES);
    assertThat(Jsoup.parse(text.fresh()).select("img")).hasSizeGreaterThan(5);
  }

  @Test
  void picturesOnOtherServersShouldBeMissed() {
    assertThat(Texts.html("x<img src=https://a.example/logo.png>").omissions())
        .isEqualTo(Set.of(Omission.REMOTE_PICTURES));
    assertThat(Texts.html("x<img src=https://a.example/pixel width=1 height=1>").omissions())
        .isEmpty();
  }

  @Test
  void longPlainTextShouldFitThePage() {
    for (String text :
        List.of(
            "x".repeat(5_000_000),
            "\n\na".repeat(1_000_000),
            "<&".repeat(2_000_000),
            "https://a.example/ ".repeat(200_000),
            "> x\n".repeat(1_000_000))) {
      MessageText shown = Texts.plain("first words " + text);

      assertThat(bytes(shown)).isLessThan(DOOR_BYTES);
      assertThat(shown.fresh()).contains("first words");
      assertThat(shown.omissions()).containsExactly(Omission.END);
    }
  }

  /// What is cut is cut between letters and outside of tags.
  @Test
  void cutPageShouldBeWellFormed() {
    MessageText text = Texts.html("<table><tr><td>" + "<p>\ud83d\ude00&amp;</p>".repeat(400_000));

    assertThat(text.omissions()).contains(Omission.END);
    assertThat(text.fresh()).endsWith("</td></tr></tbody></table>");
    assertThat(text.fresh()).doesNotContain("\ufffd");
  }

  /// Threat 2: what follows an attribute that is left open is another part, and stays one.
  @Test
  void openAttributeShouldSwallowNoOtherPart() {
    MessageText text =
        Texts.of(
            """
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: text/html

            <p>see</p><img src="https://evil.example/?
            --b
            Content-Type: text/plain

            the secret
            --b
            Content-Type: text/html

            ">
            --b--
            """);

    assertThat(text.fresh() + text.plain()).doesNotContain("evil.example", "the secret");
  }

  @Test
  void wrongCharsetsShouldStillBeRead() {
    for (String charset :
        List.of("utf-7", "iso-2022-jp", "utf-16", "x-unknown", "ebcdic-cp-us", "")) {
      MessageText text =
          Texts.of("Content-Type: text/html; charset=" + charset + "\n\n<p>plain words</p>");

      assertThat(text.fresh()).as(charset).doesNotContain("<script").isNotEmpty();
    }
    assertThat(Texts.of("Content-Type: text/html; charset=x-unknown\n\n<p>plain words</p>").fresh())
        .contains("plain words");
  }

  private static long bytes(MessageText text) {
    return Stream.of(text.fresh(), text.history().orElse(""))
        .mapToLong(html -> html.getBytes(UTF_8).length)
        .sum();
  }
}
