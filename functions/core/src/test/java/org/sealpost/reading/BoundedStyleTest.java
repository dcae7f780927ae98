package org.sealpost.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.testing.HostileHtml;

/// Threat 29.
class BoundedStyleTest {
  @ParameterizedTest
  @MethodSource
  void ofShouldLeaveNothingThatMovesCoversOrHides(String html) {
    String style = Jsoup.parse(Texts.html(html).fresh()).select("p").attr("style");

    assertThat(style)
        .as(html)
        .isIn("", "background:red", "width:0", "direction:rtl", "color:transparent");
  }

  static List<String> ofShouldLeaveNothingThatMovesCoversOrHides() {
    return HostileHtml.overlaying();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "color:#1f2328",
        "background-color:#fff",
        "margin:0 auto",
        "margin:0 0 12pt 0.5em",
        "padding:10px 20px",
        "font-family:'segoe ui' , sans-serif",
        "font-size:14px",
        "font-size:11pt",
        "font-size:90%",
        "font-size:0.8em",
        "font:bold 14px / 1.5 arial",
        "line-height:1.5",
        "line-height:150%",
        "line-height:22px",
        "border-top:1px solid #e1e1e1",
        "border:1px solid rgb( 1 , 2 , 3 )",
        "border-radius:4px",
        "text-align:right",
        "width:600px",
        "width:100%",
        "max-width:40em",
        "white-space:pre-wrap",
        "vertical-align:-2px",
        "letter-spacing:0.5px",
        "text-indent:2em"
      })
  void ofShouldKeepWhatLettersAreWrittenWith(String style) {
    assertThat(BoundedStyle.of("p", style)).contains(style);
  }

  @Test
  void ofShouldKeepHeightsOnlyWhereTheyGrow() {
    assertThat(BoundedStyle.of("td", "height:40px")).contains("height:40px");
    assertThat(BoundedStyle.of("img", "height:40px")).contains("height:40px");
    assertThat(BoundedStyle.of("div", "height:40px")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "width:1e3px", "width:99999999999px", "width:-1px", "width:10vw", "margin:1px -1px",
        "margin:calc(1px)", "padding:1zz", "font:0 / 0 a", "line-height:0.5", "line-height:.",
        "line-height:-1", "font-size:1px", "font-size:10%", "font-size:0.1em", "display:none",
        "x", ":", "margin:", "color", "border:1px;"
      })
  void ofShouldDropWhatGoesTooFarAndBreakNothing(String style) {
    assertThat(BoundedStyle.of("p", style).orElse("")).isIn("", "margin:", "border:1px");
  }

  @Test
  void valuesThatWinOverOursShouldNotWin() {
    assertThat(BoundedStyle.of("img", "width:900px !important")).contains("width:900px");
  }
}
