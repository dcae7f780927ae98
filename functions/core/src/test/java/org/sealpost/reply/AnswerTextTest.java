package org.sealpost.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.Mailbox;
import org.sealpost.reading.RenderedMessage;

class AnswerTextTest {
  private static final List<String> ABOVE = List.of("On Monday, Alice <alice@x.example> wrote:");
  private static final RenderedMessage ANSWERED =
      answered("<p>All <b>well</b></p>", "All well\n> old");

  private static RenderedMessage answered(String html, String text) {
    return new RenderedMessage(
        Mailbox.of(EmailAddress.of("alice@x.example")),
        List.of(),
        List.of(),
        "Results",
        Optional.empty(),
        html,
        Optional.of("<blockquote>old</blockquote>"),
        text,
        List.of());
  }

  private static Written plain(String text, boolean quote) {
    return new Written("", text, Optional.empty(), quote, List.of());
  }

  private static Written rich(String html) {
    return new Written("", "", Optional.of(html), true, List.of());
  }

  @Test
  void plainAnswerShouldBePlainWithItsQuoteBelow() {
    AnswerText answer =
        AnswerText.of(AnswerKind.REPLY, plain("Thanks\r\nBob\n", true), ANSWERED, ABOVE);

    assertThat(answer.html()).isEmpty();
    assertThat(answer.text())
        .isEqualTo("Thanks\nBob\n\nOn Monday, Alice <alice@x.example> wrote:\n> All well\n>> old");
  }

  @Test
  void answerShouldQuoteNothingWhereNobodyAsks() {
    AnswerText answer = AnswerText.of(AnswerKind.REPLY, plain("Thanks", false), ANSWERED, ABOVE);

    assertThat(answer).isEqualTo(new AnswerText("Thanks", Optional.empty()));
  }

  @Test
  void richAnswerShouldSayTheSameInBothForms() {
    AnswerText answer =
        AnswerText.of(
            AnswerKind.REPLY_ALL,
            rich("<p>Thanks, <b>all</b></p><ul><li>one</li><li>two</li></ul>"),
            ANSWERED,
            ABOVE);

    assertThat(answer.text()).startsWith("Thanks, all\n\n- one\n- two\n\nOn Monday, Alice");
    assertThat(answer.html())
        .hasValueSatisfying(
            html ->
                assertThat(html)
                    .contains("<b>all</b>", "<li>one</li>", "<blockquote type=\"cite\"")
                    .contains("Alice &lt;alice@x.example", "All <b>well</b>", "old"));
  }

  @Test
  void forwardShouldTakeTheMessageAlongWhateverIsAskedFor() {
    AnswerText answer =
        AnswerText.of(
            AnswerKind.FORWARD, plain("1 < 2 & see", false), ANSWERED, List.of("Passed on"));

    assertThat(answer.text()).isEqualTo("1 < 2 & see\n\nPassed on\n\nAll well\n> old");
    assertThat(answer.html())
        .hasValueSatisfying(
            html ->
                assertThat(html).contains("1 &lt; 2 &amp; see", "Passed on", "All <b>well</b>"));
  }

  @Test
  void emptyEditorShouldCountAsNothing() {
    assertThat(AnswerText.own(rich("<p><br></p>&nbsp;"))).isBlank();
    assertThat(AnswerText.own(new Written("", "typed", Optional.of("<br>"), false, List.of())))
        .isEqualTo("typed");
  }

  /// Threats 27 and 28: what an editor posts is nobody's editor.
  @Test
  void editorsHtmlShouldLoseWhateverDoesAnything() {
    String html =
        AnswerText.of(
                AnswerKind.REPLY,
                rich(
                    "<p onclick=x()>hello</p><script>alert(1)</script><style>p{}</style>"
                        + "<img src=https://spy.example/a.png onerror=x()><svg onload=x()>"
                        + "<a href='javascript:x()'>a</a><form action=/x><input name=q></form>"
                        + "<iframe src=//spy.example></iframe><base href=//spy.example>"
                        + "<meta http-equiv=refresh content='0;url=//spy.example'>"
                        + "<p style='background:url(https://spy.example)'>b</p>"),
                ANSWERED,
                ABOVE)
            .html()
            .orElseThrow();

    assertThat(html).contains("hello");
    assertThat(html.replace("<meta charset=\"utf-8\">", ""))
        .doesNotContainIgnoringCase(
            "script",
            "onclick",
            "onerror",
            "onload",
            "spy.example",
            "<img",
            "<form",
            "<input",
            "<iframe",
            "<base",
            "<meta",
            "<svg",
            "<style",
            "url(");
  }

  /// What stands above a quote has names in it that strangers have chosen.
  @Test
  void linesAboveShouldStayLines() {
    AnswerText answer =
        AnswerText.of(
            AnswerKind.FORWARD,
            plain("x", true),
            ANSWERED,
            List.of("From: <script>alert(1)</script>\r\nBcc: spy@x.example"));

    assertThat(answer.text()).contains("From: <script>alert(1)</script> Bcc: spy@x.example\n");
    assertThat(answer.html().orElseThrow()).doesNotContain("<script");
  }

  @Test
  void quoteShouldLeavePicturesOutAndEndSomewhere() {
    String picture = "<img src=\"data:image/png;base64," + "A".repeat(900_000) + "\" alt=\"x\">";
    RenderedMessage large =
        answered(
            "<p>start</p>" + picture + "<p>" + "word ".repeat(400_000), "word ".repeat(400_000));

    AnswerText answer = AnswerText.of(AnswerKind.FORWARD, plain("x", true), large, ABOVE);

    assertThat(answer.text().length()).isLessThan(510_000);
    assertThat(answer.html().orElseThrow().length()).isLessThan(520_000);
    assertThat(answer.html().orElseThrow()).contains("start", "word").doesNotContain("data:");
    assertThat(answer.text()).endsWith("[…]");
  }
}
