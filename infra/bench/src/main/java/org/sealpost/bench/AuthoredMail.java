package org.sealpost.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.Random;

/// A mail as people write them, of a given size and the same in every run: text and HTML, an inline
/// image, and attachments that do not compress. Its subject asks for protection.
public final class AuthoredMail {
  public static final String SENDER = "alice@contoso.example";
  public static final String RECIPIENT = "bob@partner.example";

  private static final String OUTER = "----=_Part_12_mixed_1763802000.4711";
  private static final String RELATED = "----=_Part_13_related_1763802000.4712";
  private static final String EITHER = "----=_Part_14_either_1763802000.4713";
  private static final int TEXT_BYTES = 4 * 1024;
  private static final int HTML_BYTES = 12 * 1024;
  private static final int IMAGE_BYTES = 8 * 1024;
  private static final int LARGEST_ATTACHMENT_BYTES = 5 * 1024 * 1024;

  /// A line of 76 characters and its end carry 57 bytes.
  private static final int BYTES_A_LINE = 57;

  private static final int CHARACTERS_A_LINE = 78;
  private static final String[] WORDS = {
    "account",
    "balance",
    "quarter",
    "patient",
    "report",
    "figures",
    "please",
    "attached",
    "review",
    "before",
    "Friday",
    "contract",
    "payment",
    "between",
    "signed",
    "number",
    "the",
    "and",
    "with",
    "for",
    "of",
    "we"
  };

  private final Random random;
  private final ByteArrayOutputStream mail;

  private AuthoredMail(int sizeBytes, int serial) {
    random = new Random(sizeBytes * 31L + serial);
    mail = new ByteArrayOutputStream(sizeBytes + 1024);
  }

  /// RFC 5322, CRLF, of this size give or take a hundred bytes.
  ///
  /// @param sizeBytes at least 48 KB
  /// @param serial makes it another mail, with another Message-ID
  public static byte[] of(int sizeBytes, int serial) {
    return new AuthoredMail(sizeBytes, serial).write(sizeBytes, serial);
  }

  private byte[] write(int sizeBytes, int serial) {
    line("From: Alice Archer <%s>".formatted(SENDER));
    line("To: Bob Barker <%s>".formatted(RECIPIENT));
    line("Subject: [encrypt] Statement no. %d".formatted(serial));
    line("Date: Sun, 22 Nov 2026 09:00:00 +0000");
    line("Message-ID: <bench-%d-%d@contoso.example>".formatted(sizeBytes, serial));
    line("MIME-Version: 1.0");
    line("Content-Type: multipart/mixed; boundary=\"%s\"".formatted(OUTER));
    line("");
    body();
    attachments(sizeBytes);
    line("--%s--".formatted(OUTER));
    return mail.toByteArray();
  }

  private void body() {
    line("--" + OUTER);
    line("Content-Type: multipart/related; boundary=\"%s\"".formatted(RELATED));
    line("");
    line("--" + RELATED);
    line("Content-Type: multipart/alternative; boundary=\"%s\"".formatted(EITHER));
    line("");
    line("--" + EITHER);
    line("Content-Type: text/plain; charset=us-ascii");
    line("");
    prose("", "", TEXT_BYTES);
    line("--" + EITHER);
    line("Content-Type: text/html; charset=us-ascii");
    line("");
    line("<html><body><h1>Statement</h1><img src=\"cid:logo\" alt=\"\">");
    prose("<p style=\"color:#333\">", "</p>", HTML_BYTES);
    line("</body></html>");
    line("--%s--".formatted(EITHER));
    line("--" + RELATED);
    line("Content-Type: image/png");
    line("Content-ID: <logo>");
    line("Content-Disposition: inline; filename=\"logo.png\"");
    base64(IMAGE_BYTES);
    line("--%s--".formatted(RELATED));
  }

  private void attachments(int sizeBytes) {
    int closing = 200;
    int serial = 1;
    while (sizeBytes - mail.size() > closing) {
      line("--" + OUTER);
      line("Content-Type: application/pdf");
      line("Content-Disposition: attachment; filename=\"statement-%d.pdf\"".formatted(serial++));
      int left = sizeBytes - mail.size() - closing;
      int decodable = left / CHARACTERS_A_LINE * BYTES_A_LINE;
      base64(Math.clamp(decodable, BYTES_A_LINE, LARGEST_ATTACHMENT_BYTES));
    }
  }

  private void prose(String before, String after, int sizeBytes) {
    int end = mail.size() + sizeBytes;
    while (mail.size() < end) {
      StringBuilder sentence = new StringBuilder(before);
      while (sentence.length() < before.length() + 60) {
        sentence.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
      }
      line(sentence.append("end.").append(after).toString());
    }
  }

  private void base64(int bytes) {
    line("Content-Transfer-Encoding: base64");
    line("");
    byte[] content = new byte[bytes];
    random.nextBytes(content);
    mail.writeBytes(Base64.getMimeEncoder().encode(content));
    line("");
  }

  private void line(String text) {
    mail.writeBytes((text + "\r\n").getBytes(US_ASCII));
  }
}
