package org.sealpost.bench.portal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Base64;
import java.util.Random;

/// A mail like those that marketing and statements come in: tables in tables, styles at each cell,
/// links, one picture of its own, remote ones that the portal drops, a small attachment. About 75
/// KB, and the same in every run.
final class Newsletter {
  /// Stands at the end of the text, and nowhere else.
  static final String LAST_WORDS = "harbour-lantern-4711";

  private static final int BYTES = 75 * 1024;
  private static final int HTML_BYTES = 40 * 1024;
  private static final int IMAGE_BYTES = 6 * 1024;
  private static final String[] WORDS = {
    "account",
    "balance",
    "quarter",
    "report",
    "figures",
    "please",
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
  private final StringBuilder mail = new StringBuilder(BYTES);

  private Newsletter(int serial) {
    random = new Random(serial);
  }

  /// RFC 5322, CRLF, without a line that begins with a dot. Its subject asks for protection.
  static byte[] of(int serial, String sender, String recipient) {
    return new Newsletter(serial).write(serial, sender, recipient);
  }

  private byte[] write(int serial, String sender, String recipient) {
    line("From: Contoso Weekly <" + sender + ">");
    line("To: " + recipient);
    line("Subject: [encrypt] What the week brought, no. " + serial);
    line("Date: Sun, 22 Nov 2026 09:00:00 +0000");
    line("Message-ID: <portal-bench-" + serial + "@contoso.example>");
    line("MIME-Version: 1.0");
    line("Content-Type: multipart/mixed; boundary=\"=_mixed_0123456789abcdef\"");
    line("");
    line("--=_mixed_0123456789abcdef");
    line("Content-Type: multipart/related; boundary=\"=_related_0123456789abcdef\"");
    line("");
    line("--=_related_0123456789abcdef");
    line("Content-Type: text/html; charset=us-ascii");
    line("");
    html();
    line("--=_related_0123456789abcdef");
    part("Content-Type: image/png", "Content-ID: <logo>", IMAGE_BYTES);
    line("--=_related_0123456789abcdef--");
    line("--=_mixed_0123456789abcdef");
    part(
        "Content-Type: application/pdf",
        "Content-Disposition: attachment; filename=\"figures.pdf\"",
        (BYTES - mail.length()) * 57 / 78);
    line("--=_mixed_0123456789abcdef--");
    return mail.toString().getBytes(US_ASCII);
  }

  private void html() {
    line("<html><head><title>What the week brought</title></head><body bgcolor=\"#f2f4f7\">");
    line("<table width=\"100%\" cellpadding=\"0\" cellspacing=\"0\"><tr><td align=\"center\">");
    line("<img src=\"cid:logo\" alt=\"Contoso\" width=\"120\" height=\"40\">");
    int end = mail.length() + HTML_BYTES;
    for (int story = 1; mail.length() < end; story++) {
      story(story);
    }
    line("<p>" + LAST_WORDS + "</p></td></tr></table></body></html>");
  }

  private void story(int number) {
    line("<table width=\"600\" cellpadding=\"8\" cellspacing=\"0\" border=\"0\"><tr>");
    line("<td width=\"180\" style=\"background-color:#ffffff;border-bottom:1px solid #d5dbe3\">");
    line("<img src=\"https://images.contoso.example/" + number + ".png\" alt=\"\" width=\"160\">");
    line("</td><td style=\"font-family:Arial,sans-serif;font-size:14px;color:#333333\">");
    line("<h2 style=\"font-size:18px;margin:0 0 6px 0\">" + sentence(4) + "</h2>");
    line("<p style=\"margin:0 0 8px 0;line-height:20px\">" + sentence(24) + "<br>");
    line("<b>" + sentence(3) + "</b> <i>" + sentence(6) + "</i></p>");
    line("<ul><li>" + sentence(5) + "</li><li>" + sentence(5) + "</li></ul>");
    line("<a href=\"https://www.contoso.example/stories/" + number + "?from=mail\"");
    line(" style=\"color:#0b5cad;text-decoration:underline\">Read on</a></td></tr></table>");
  }

  private String sentence(int words) {
    StringBuilder sentence = new StringBuilder();
    for (int i = 0; i < words; i++) {
      sentence.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
    }
    return sentence.append("end.").toString();
  }

  private void part(String type, String more, int bytes) {
    line(type);
    line(more);
    line("Content-Transfer-Encoding: base64");
    line("");
    byte[] content = new byte[bytes];
    random.nextBytes(content);
    line(Base64.getMimeEncoder().encodeToString(content));
  }

  private void line(String text) {
    mail.append(text).append("\r\n");
  }
}
