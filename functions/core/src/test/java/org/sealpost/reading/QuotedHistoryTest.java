package org.sealpost.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is old is folded, and nothing new ever is. OLD stands for what is quoted, NEW for what is
/// not.
class QuotedHistoryTest {
  @ParameterizedTest
  @MethodSource
  void htmlShouldFoldWhatMailProgramsQuote(String html) {
    MessageText text = Texts.html(html);

    assertThat(text.history()).as(html).isPresent();
    assertThat(Jsoup.parse(text.fresh()).text()).contains("NEW").doesNotContain("OLD");
    assertThat(Jsoup.parse(text.history().get()).text()).contains("OLD").doesNotContain("NEW");
    assertThat(text.plain()).contains("NEW", "OLD");
  }

  static Stream<String> htmlShouldFoldWhatMailProgramsQuote() {
    return Stream.of(
        // Gmail
        "<div dir=ltr>NEW</div><br><div class=\"gmail_quote gmail_quote_container\"><div dir=ltr"
            + " class=gmail_attr>On Sun, Bob wrote:<br></div><blockquote class=gmail_quote"
            + " style='margin:0 0 0 .8ex'><p>OLD</p><blockquote>OLD</blockquote></blockquote></div>",
        // Thunderbird
        "<html><body><p>NEW</p><div class=moz-cite-prefix>On 22/11/2026, Bob wrote:<br></div>"
            + "<blockquote type=cite cite='mid:x'><p>OLD</p></blockquote></body></html>",
        // Apple, also in two pieces
        "<body>NEW<br><div><br><blockquote type=cite><div>On 22 Nov, Bob wrote:</div><br>"
            + "<div>OLD</div></blockquote></div><br></body>",
        "<div>NEW</div><div><br><blockquote type=cite>On 22 Nov, Bob wrote:<br></blockquote></div>"
            + "<blockquote type=cite><div>OLD</div></blockquote>",
        // Outlook on the web, and on a desk
        "<div>NEW</div><div id=appendonsend></div><hr><div id=divRplyFwdMsg><b>From:</b> Bob<br>"
            + "<b>Sent:</b> today</div><div>OLD</div>",
        "<div class=WordSection1><p>NEW</p><div><div style='border:none;border-top:solid #E1E1E1"
            + " 1.0pt;padding:3.0pt 0cm 0cm 0cm'><p><b>Von:</b> Bob<br><b>Gesendet:</b> heute"
            + "</p></div></div><p>OLD</p></div>",
        "<p>NEW</p><p>-----Ursprüngliche Nachricht-----<br>Von: Bob</p><p>OLD</p>",
        // Yahoo, Proton, GMX
        "<div>NEW</div><div id=yahoo_quoted_1 class=yahoo_quoted><div>Bob wrote:</div>OLD</div>",
        "<div>NEW</div><div class=protonmail_quote>On Sunday, Bob wrote:<br><blockquote"
            + " class=protonmail_quote type=cite>OLD</blockquote><br></div>",
        "<div>NEW<div name=quote style='margin:10px'><b>Gesendet:</b> heute<div"
            + " name=quoted-content>OLD</div></div></div>",
        // In a table, whose cells are closed and opened again
        "<table><tr><td bgcolor=#ffffff>NEW<blockquote type=cite>OLD</blockquote></td></tr></table>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Answers between, and below
        "<p>NEW</p><blockquote type=cite>OLD</blockquote><p>NEW</p>",
        "<p>NEW</p><blockquote type=cite>OLD</blockquote><p>NEW</p><blockquote type=cite>OLD</blockquote>",
        "<blockquote type=cite>OLD</blockquote><p>NEW</p>",
        "<p>NEW</p><div class=gmail_quote><div>On Sun wrote:</div><blockquote class=gmail_quote>OLD"
            + "</blockquote><div>NEW</div><blockquote class=gmail_quote>OLD</blockquote></div>",
        "<p>NEW</p><div class=moz-cite-prefix>Bob wrote:</div><p>NEW</p><blockquote type=cite>OLD</blockquote>x",
        // Nothing but a quote
        "<blockquote type=cite>OLD NEW</blockquote>",
        "<div> &nbsp;<br></div><div class=gmail_quote>OLD NEW</div>",
        "<div id=divRplyFwdMsg><b>From:</b> Bob</div>OLD NEW",
        // Forwarded: what is quoted is what it is about
        "<p>NEW</p><div class=gmail_quote>---------- Forwarded message ---------<br>OLD</div>",
        "<p>NEW</p><p>Begin forwarded message:</p><blockquote type=cite>OLD</blockquote>",
        // A quotation, and a line above something else
        "<p>NEW</p><blockquote>OLD</blockquote>",
        "<p>NEW</p><div style='border:none;border-top:solid #E1E1E1 1.0pt'>OLD NEW</div>",
      })
  void htmlShouldFoldNothingThatMayBeNew(String html) {
    MessageText text = Texts.html(html);

    assertThat(text.history()).isEmpty();
    assertThat(Jsoup.parse(text.fresh()).text()).contains("NEW", "OLD");
  }

  @ParameterizedTest
  @MethodSource
  void plainShouldFoldWhatMailProgramsQuote(String plain) {
    MessageText text = Texts.plain(plain);

    assertThat(text.history()).as(plain).isPresent();
    assertThat(Jsoup.parse(text.fresh()).text()).contains("NEW").doesNotContain("OLD", "wrote");
    assertThat(Jsoup.parse(text.history().get()).text()).contains("OLD").doesNotContain("NEW");
    assertThat(text.plain()).contains("NEW", "OLD");
  }

  static Stream<String> plainShouldFoldWhatMailProgramsQuote() {
    return Stream.of(
        "NEW\n\nOn Sun, Bob wrote:\n> OLD\n>\n>> OLD\n\n",
        "NEW\n\nOn Sun, 22 Nov 2026 at 10:00, Bob Barker <bob@partner.example>\nwrote:\n\n> OLD\n",
        "NEW\n\nAm 22.11.2026 um 10:00 schrieb Bob:\n> OLD\n",
        "NEW\n\nLe 22 nov. 2026 à 10:00, Bob a écrit :\n> OLD\n",
        "NEW\n> OLD\n",
        "NEW\n\n-----Original Message-----\nFrom: Bob\n\nOLD\n",
        "NEW\n\n________________________________\nVon: Bob\nGesendet: heute\nAn: Alice\n\nOLD\n",
        "NEW\n\nDe : Bob\nEnvoyé : hier\n\nOLD\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NEW\n> OLD\nNEW",
        "> OLD\nNEW",
        "> OLD NEW",
        "NEW OLD\nFrom: here to there",
        "NEW\n\n---------- Forwarded message ---------\nFrom: Bob\nDate: today\n\nOLD",
        "From: Bob\nSent: today\n\nOLD NEW",
        "NEW\n-- \nOLD",
        "NEW OLD: a -> b",
      })
  void plainShouldFoldNothingThatMayBeNew(String plain) {
    MessageText text = Texts.plain(plain);

    assertThat(text.history()).isEmpty();
    assertThat(Jsoup.parse(text.fresh()).text()).contains("NEW", "OLD");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Fwd: x", "FW: x", "WG: x", "TR: x", "RV: x"})
  void forwardedMessagesShouldStayUnfolded(String subject) throws Exception {
    MessageText html =
        Texts.subject(subject, "text/html", "NEW<blockquote type=cite>OLD</blockquote>");
    MessageText plain = Texts.subject(subject, "text/plain", "NEW\n> OLD");

    assertThat(html.history()).isEmpty();
    assertThat(plain.history()).isEmpty();
  }

  @Test
  void foldedPiecesShouldBeWholeByThemselves() {
    MessageText text =
        Texts.html(
            "<table><tr><td style='color:red'><div><b>NEW</b><blockquote type=cite><p>OLD"
                + "</blockquote></div></td></tr></table>");

    assertThat(text.fresh().replaceAll("[^<]*(</?[a-z]+)[^<]*", "$1>"))
        .isEqualTo("<table><tbody><tr><td><div><b></b></div></td></tr></tbody></table>");
    assertThat(Jsoup.parse(text.history().orElseThrow()).select("td[style] blockquote p").text())
        .isEqualTo("OLD");
  }
}
