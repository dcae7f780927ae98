package org.sealpost.rules;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sealpost.inspection.Inspection;
import org.sealpost.mail.MailContent;
import org.sealpost.mail.mime.MimeReader;
import org.sealpost.organization.Scope;
import org.sealpost.organization.Sender;
import org.sealpost.organization.directory.Directory;
import org.sealpost.rules.pattern.TextPattern;
import org.sealpost.rules.predicate.Mail;
import org.sealpost.rules.predicate.MailView;
import org.sealpost.rules.predicate.TextPredicate.SubjectOrBodyContainsWords;
import org.sealpost.rules.predicate.TextPredicate.SubjectOrBodyMatchesPatterns;
import org.sealpost.rules.text.Lexicon;

/// Which disguises of a text words and patterns see through (threat 39): the table "What evades
/// words and patterns" of docs/rules.md.
class EvasionTest {
  private static final String HTML = "Content-Type: text/html; charset=utf-8\n\n";
  private static final String PLAIN = "Content-Type: text/plain; charset=utf-8\n\n";

  enum Disguise {
    NONE(PLAIN + "it is top secret here", true, true),
    FULL_WIDTH(PLAIN + "ｔｏｐ ｓｅｃｒｅｔ", true, true),
    MATHEMATICAL_LETTERS(PLAIN + "𝐭𝐨𝐩 secret", true, true),
    ZERO_WIDTH(PLAIN + "top se\u200bcr\u200det", true, true),
    SOFT_HYPHEN(PLAIN + "top se\u00adcret", true, true),
    SOFT_HYPHEN_REFERENCE(HTML + "top se&shy;cret", true, true),
    LINE_BREAK(PLAIN + "top\nsecret", true, false),
    TWO_SPACES(PLAIN + "top  secret", true, false),
    NO_BREAK_SPACE(HTML + "top&nbsp;secret", true, false),
    FORMATTING(HTML + "t<b>o</b>p se<i title=x>cr</i>et", true, true),
    COMMENT(HTML + "top se<!-- x -->cret", true, true),
    CONDITIONAL_COMMENT(HTML + "top se<!--[if mso]>x<![endif]-->cret", true, true),
    SHOWN_TO_OUTLOOK_ALONE(HTML + "<!--[if mso]>top secret<![endif]-->", true, true),
    HIDDEN_BETWEEN(HTML + "top se<span style='display:none'>x</span>cret", true, true),
    HIDDEN(HTML + "<p style='display:none'>top secret</p>", true, true),
    REFERENCES(HTML + "&#116;op s&#x65;cret", true, true),
    ALTERNATIVE_TEXT(HTML + "<img alt='top secret'>", true, true),
    UTF_7("Content-Type: text/plain; charset=utf-7\n\n+AHQAbwBw- secret", true, true),
    UTF_16_SAID_TO_BE_ASCII(
        "Content-Type: text/plain; charset=us-ascii\nContent-Transfer-Encoding: base64\n\n"
            + Base64.getEncoder().encodeToString("it is top secret here".getBytes(UTF_16BE)),
        true,
        true),
    BASE64_THAT_SAYS_NOTHING(
        PLAIN + Base64.getEncoder().encodeToString("it is top secret here".getBytes(UTF_8)),
        true,
        true),
    TEXT_THAT_SAYS_BASE64(
        "Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\nit is top secret here",
        true,
        true),
    NESTED_MESSAGE(
        "Content-Type: message/rfc822\n\nSubject: x\n\nit is top secret here", true, true),
    NESTED_SUBJECT("Content-Type: message/rfc822\n\nSubject: top secret\n\nx", true, true),
    SECOND_SUBJECT("Subject: top secret\n\nx", true, true),
    ENCODED_WORDS("Subject: =?utf-8?q?top_se?= =?utf-8?q?cret?=\n\nx", true, true),
    ENCODED_WORD_IN_A_WORD("Subject: top se=?utf-8?q?cr?=et\n\nx", true, true),
    FOLDED_SUBJECT("Subject: top\n secret\n\nx", true, true),
    HOMOGLYPH(PLAIN + "top s\u0435cret", false, false),
    ACCENTS(PLAIN + "top s\u00e9cret", false, false),
    LEET(PLAIN + "t0p s3cret", false, false),
    SPACED_OUT(PLAIN + "t o p s e c r e t", false, false),
    REVERSED(HTML + "<bdo dir=rtl>terces pot</bdo>", false, false),
    STYLE_SHEET(HTML + "<style>.x{display:none}</style>top se<b class=x>x</b>cret", false, false),
    BASE64_AMONG_TEXT(
        PLAIN + "see: " + Base64.getEncoder().encodeToString("top secret".getBytes(UTF_8)),
        false,
        false);

    private final String mail;
    private final boolean wordsFind;
    private final boolean patternsFind;

    Disguise(String mail, boolean wordsFind, boolean patternsFind) {
      this.mail = mail;
      this.wordsFind = wordsFind;
      this.patternsFind = patternsFind;
    }
  }

  @ParameterizedTest
  @EnumSource
  void wordsAndPatternsShouldSeeThroughWhatTheTableSays(Disguise disguise) throws Exception {
    String message =
        "From: anna@contoso.example\nSubject: hello\nMIME-Version: 1.0\n" + disguise.mail + "\n";
    MailContent content = MimeReader.read(message.replace("\n", "\r\n").getBytes(UTF_8));
    MailView view =
        new MailView(
            new Mail(
                content,
                new Sender(RuleSamples.ANNA, Scope.INSIDE),
                Optional.of(RuleSamples.ANNA),
                List.of(RuleSamples.BOB),
                Optional.empty(),
                message.length(),
                _ -> Inspection.NOTHING),
            Directory.EMPTY,
            Lexicon.of(List.of("top secret"), List.of("top secret")));

    assertThat(new SubjectOrBodyContainsWords(List.of("top secret")).holds(view))
        .as("words")
        .isEqualTo(disguise.wordsFind);
    assertThat(new SubjectOrBodyMatchesPatterns(List.of(new TextPattern("top secret"))).holds(view))
        .as("patterns")
        .isEqualTo(disguise.patternsFind);
  }
}
