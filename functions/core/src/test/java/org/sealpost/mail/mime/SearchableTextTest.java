package org.sealpost.mail.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.mail.MailContent;
import org.sealpost.testing.Mails;
import org.sealpost.testing.SeededRandom;

/// What rules get to see of the ways in which a sender may hide a text (threats 38 and 39).
class SearchableTextTest {
  private static final String SECRET = "The secret word, with a full stop.";

  @Nested
  class Html {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "<p>secret word</p>",
          "<p>secret<br>word</p>",
          "<p>secret</p><p>word</p>",
          "<ul><li>secret<li>word</ul>",
          "<table><tr><td>secret<td>word</table>",
          "<select><option>secret<option>word</select>",
          "<p>sec<b>re</b>t wo<span style='color:white'>r</span>d</p>",
          "<p style='display:none'>secret word</p>",
          "<p hidden>secret word</p>",
          "<p style='color:#fff;font-size:0'>secret word</p>",
          "<img alt='secret word'>",
          "<img src=x title='secret word'>",
          "<a href=x title='secret word'>x</a>",
          "<input value='secret word'>",
          "<input placeholder='secret word'>",
          "<textarea>secret word</textarea>",
          "<title>secret word</title>",
          "<noscript>secret word</noscript>",
          "<template>secret word</template>",
          "<!--[if mso]><p>secret word</p><![endif]-->",
          "<!-- [if gte mso 9]>secret word<![endif]-->",
          "<![if !mso]>secret word<![endif]>",
          "&#115;ecret&nbsp;word",
          "<p>secret word",
          "<meta name=description content='secret word'>",
        })
    void ofShouldFind(String html) {
      assertThat(HtmlText.of(html).replace('\u00a0', ' ').replaceAll("\\s+", " "))
          .contains("secret word");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "sec<b title=x>re</b>t",
          "sec<img alt='' src=x>ret",
          "sec<span style='display:none'>x</span>ret",
          "sec<span style='font-size: 0px'>x</span>ret",
          "sec<span hidden>x</span>ret",
          "sec<!-- x -->ret",
          "sec<!--[if mso]>x<![endif]-->ret",
          "sec<style>x</style>ret",
          "sec<script>x</script>ret",
          "sec<noscript>x</noscript>ret",
          "sec<ins></ins>r<del></del>et",
          "sec<div style='display:inline'>ret</div>",
          "<p style='font-size: 10px; opacity: 0.9'>sec<wbr>ret</p>",
        })
    void ofShouldKeepAWordWhole(String html) {
      assertThat(HtmlText.of(html)).contains("secret");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "<script>secret word</script>",
          "<style>secret word</style>",
          "<!-- secret word -->",
          "<a href='https://host.example/secret word'>x</a>",
        })
    void ofShouldLeaveOutWhatNobodyReads(String html) {
      assertThat(HtmlText.of(html)).doesNotContain("secret");
    }

    @Test
    void ofShouldKeepWordsOfDifferentBlocksApart() {
      assertThat(HtmlText.of("<p>one</p><p>two</p><div>three<div>four"))
          .isEqualTo("one\ntwo\nthree\nfour");
    }

    @Test
    void ofShouldTakeCommentsInCommentsOnce() {
      String nested = "<!--[if mso]>".repeat(20_000) + "secret";

      assertThat(HtmlText.of(nested)).doesNotContain("mso");
    }

    @Test
    void readShouldTakeTheAttributesOfAMail() throws Exception {
      byte[] message =
          Mails.withFields("Content-Type: text/html\n\n<img alt='secret word' src='cid:x'>\n");

      assertThat(MimeReader.read(message).searchableTexts()).containsExactly("secret word");
    }
  }

  @Nested
  class Charsets {
    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void readShouldFindWideTextUnderAnyLabel(String charset) throws Exception {
      for (String label : List.of("", "; charset=utf-8", "; charset=us-ascii", "; charset=x")) {
        byte[] message = base64("text/plain" + label, SECRET.getBytes(Charset.forName(charset)));

        assertThat(MimeReader.read(message).searchableTexts()).as(label).contains(SECRET);
      }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE", "UTF-8"})
    void readShouldGoByTheByteOrderMark(String charset) throws Exception {
      byte[] octets = ("\ufeff" + "密語").getBytes(Charset.forName(charset));

      List<String> texts = MimeReader.read(base64("text/plain", octets)).searchableTexts();

      assertThat(String.join("\n", texts)).contains("密語");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "utf-7 | +AHMAZQBjAHIAZQB0- word | secret word",
          "UTF-7 | secret+ACA-word | secret word",
          "unicode-1-1-utf-7 | +AHMAZQBjAHIAZQB0 word | secret word",
          "x-imap4-modified-utf-7 | secret word | secret word",
          "utf-7 | 1 +- 1 | 1 + 1",
          "utf-7 | +2D3cAw-! | \ud83d\udc03!",
          "utf-7 | open +AHM | open s",
        })
    void readShouldDecodeUtf7(String label, String body, String expected) throws Exception {
      byte[] message =
          Mails.withFields("Content-Type: text/plain; charset=" + label + "\n\n" + body);

      MailContent content = MimeReader.read(message);

      assertThat(content.text()).contains(body);
      assertThat(content.searchableTexts()).contains(expected);
    }

    @Test
    void readShouldKeepOneReadingOfUsualText() throws Exception {
      for (byte[] message : List.of(Mails.plain(), Mails.html(), Mails.bare())) {
        assertThat(MimeReader.read(message).searchableTexts()).hasSize(1);
      }
    }
  }

  @Nested
  class Sniffed {
    @ParameterizedTest
    @ValueSource(strings = {"", "a", "Grüße", "tab\tline\r\n", "\u001b[1mterminal\u001b[0m"})
    void ofShouldReadUtf8(String text) {
      assertThat(SniffedText.of(text.getBytes(UTF_8))).contains(text);
    }

    @Test
    void ofShouldReadWindows1252AsALastResort() {
      assertThat(SniffedText.of("Grüße".getBytes(ISO_8859_1))).contains("Grüße");
    }

    @Test
    void ofShouldReadUtf16() {
      assertThat(SniffedText.of(SECRET.getBytes(UTF_16LE))).contains(SECRET);
      assertThat(SniffedText.of(SECRET.getBytes(UTF_16BE))).contains(SECRET);
    }

    @Test
    void ofShouldRefuseChance() {
      byte[] octets = new byte[5000];
      new SeededRandom(4).nextBytes(octets);

      assertThat(SniffedText.of(octets)).isEmpty();
      assertThat(SniffedText.of(new byte[100])).isEmpty();
    }

    @Test
    void ofShouldForgiveAControlCharacter() {
      assertThat(SniffedText.of((SECRET + '\1').getBytes(UTF_8))).isPresent();
    }
  }

  @Nested
  class TransferEncodings {
    @Test
    void readShouldSeeThroughBase64ThatIsNotDeclared() throws Exception {
      for (String encoding : List.of("7bit", "8bit", "binary", "x")) {
        byte[] message = encoded(encoding, mime(SECRET));

        assertThat(MimeReader.read(message).searchableTexts()).as(encoding).contains(SECRET);
      }
    }

    @Test
    void readShouldSeeThroughBase64WithoutPadding() throws Exception {
      String base64 = mime(SECRET + SECRET + "x").replace("=", "");

      assertThat(MimeReader.read(encoded("7bit", base64)).searchableTexts())
          .contains(SECRET + SECRET + "x");
    }

    @Test
    void readShouldSeeTextThatIsDeclaredBase64() throws Exception {
      byte[] message = encoded("base64", SECRET);

      assertThat(MimeReader.read(message).searchableTexts()).contains(SECRET);
    }

    @Test
    void readShouldSeeUnencodedUmlautsThatAreDeclaredBase64() throws Exception {
      byte[] message = encoded("base64", "äöüßÄÖÜ");

      assertThat(MimeReader.read(message).searchableTexts()).contains("äöüßÄÖÜ");
    }

    @Test
    void readShouldNotTakeWordsForBase64() throws Exception {
      String words = "these are many words without any punctuation and yet no base64 at all";

      assertThat(MimeReader.read(encoded("7bit", words)).searchableTexts()).containsExactly(words);
    }

    @Test
    void readShouldDecodeUuencodedBlocksInText() throws Exception {
      String text = "Dear Bob,\n" + uuencoded(SECRET) + "\nAnna\n" + uuencoded("Another word.");

      List<String> texts = MimeReader.read(encoded("7bit", text)).searchableTexts();

      assertThat(texts).hasSize(2);
      assertThat(texts.getLast()).contains(SECRET).contains("Another word.");
    }

    /// Each would otherwise be decoded to the end of the message, and kept.
    @Test
    void readShouldDecodeBlocksWithoutEndOnce() throws Exception {
      String text = "begin 644 x\n".repeat(20_000) + ("#" + "0V%T" + "\n").repeat(20_000);

      List<String> texts = MimeReader.read(encoded("7bit", text)).searchableTexts();

      assertThat(texts.stream().mapToInt(String::length).sum()).isLessThan(2 * text.length());
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "begin 644 x\n",
          "begin 644 x\n`\n",
          "begin 644 x\nM\n",
          "begin 644 x\nend\n",
          "begin 644 x\n\u007f\u007f\u007f\n",
        })
    void readShouldSurviveBrokenBlocks(String text) throws Exception {
      assertThat(MimeReader.read(encoded("7bit", text)).searchableTexts()).isNotEmpty();
    }
  }

  @Nested
  class UnknownTypes {
    @ParameterizedTest
    @CsvSource({
      "application/octet-stream, inline",
      "x-unknown/x-unknown, inline",
      "application/x-foo, inline; filename=a.txt",
      "message/delivery-status, inline",
      "nonsense, inline",
      "application/json, ''",
    })
    void readShouldSearchTextOfAnyTypeThatIsInline(String type, String disposition)
        throws Exception {
      byte[] message = mixed(type, disposition, SECRET);

      MailContent content = MimeReader.read(message);

      assertThat(String.join("\n", content.searchableTexts())).contains(SECRET);
      assertThat(content.parts()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
      "application/octet-stream, attachment",
      "application/octet-stream, attachment; filename=a.txt",
      "image/png, inline"
    })
    void readShouldLeaveAttachmentsToTheInspector(String type, String disposition)
        throws Exception {
      assertThat(MimeReader.read(mixed(type, disposition, SECRET)).searchableTexts())
          .containsExactly("body");
    }

    @Test
    void readShouldLeaveOutWhatIsNoText() throws Exception {
      byte[] octets = new byte[2000];
      new SeededRandom(5).nextBytes(octets);
      byte[] message =
          Mails.withFields(
              "Content-Type: application/x\nContent-Transfer-Encoding: base64\n\n"
                  + Base64.getMimeEncoder().encodeToString(octets));

      assertThat(MimeReader.read(message).searchableTexts()).isEmpty();
    }
  }

  private static byte[] encoded(String encoding, String body) {
    return Mails.withFields(
        "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: "
            + encoding
            + "\n\n"
            + body);
  }

  private static byte[] base64(String type, byte[] octets) {
    return Mails.withFields(
        "Content-Type: "
            + type
            + "\nContent-Transfer-Encoding: base64\n\n"
            + Base64.getMimeEncoder().encodeToString(octets));
  }

  private static byte[] mixed(String type, String disposition, String text) {
    String field = disposition.isEmpty() ? "" : "Content-Disposition: " + disposition + "\n";
    return Mails.withFields(
        "Content-Type: multipart/mixed; boundary=mix\n\n--mix\n\nbody\n--mix\nContent-Type: "
            + type
            + "\n"
            + field
            + "\n"
            + text
            + "\n--mix--\n");
  }

  private static String mime(String text) {
    return Base64.getMimeEncoder().encodeToString(text.getBytes(UTF_8)).replace("\r", "");
  }

  /// As `uuencode secret.txt` writes it.
  private static String uuencoded(String text) {
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    block.writeBytes("begin 644 secret.txt\n".getBytes(UTF_8));
    byte[] octets = text.getBytes(UTF_8);
    for (int at = 0; at < octets.length; at += 45) {
      byte[] line = Arrays.copyOfRange(octets, at, Math.min(at + 45, octets.length));
      block.write(uu(line.length));
      byte[] padded = Arrays.copyOf(line, (line.length + 2) / 3 * 3);
      for (int group = 0; group < padded.length; group += 3) {
        int bits =
            (padded[group] & 0xff) << 16
                | (padded[group + 1] & 0xff) << 8
                | (padded[group + 2] & 0xff);
        for (int shift = 18; shift >= 0; shift -= 6) {
          block.write(uu(bits >> shift & 0x3f));
        }
      }
      block.write('\n');
    }
    block.writeBytes("`\nend".getBytes(UTF_8));
    return block.toString(UTF_8);
  }

  private static int uu(int sixBits) {
    return sixBits == 0 ? '`' : sixBits + ' ';
  }
}
