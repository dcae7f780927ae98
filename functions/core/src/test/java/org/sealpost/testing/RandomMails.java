package org.sealpost.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Random;

/// Messages of any build, all of them readable: texts in several charsets and encodings, 8-bit
/// octets where they should not be, long lines, attachments, multiparts in multiparts.
public final class RandomMails {
  private static final int DEEPEST = 3;
  private static final String[] TEXTS = {
    "plain text\nof two lines\n",
    "Grüße aus Köln\n",
    "",
    "--looks like a boundary\n.dot\nFrom here\ntrailing \t\n=20\n",
    "x".repeat(3_000) + "\n",
    "слово и дело\n".repeat(5)
  };
  private static final String[] FIELDS = {
    "Subject: Grüße\n",
    "Subject: =?utf-8?Q?Gr=C3=BC=C3=9Fe?= ok\n",
    "To: \"Jürgen, X\" <j@x.example>, Bob <bob@partner.example>\n",
    "To: Жук <z@x.example>\n",
    "Cc: team: a@x.example, Bär <b@x.example>;\n",
    "X-Odd: größer\n",
    "X-Long: " + "word ".repeat(300) + "\n",
    "X-Longer: " + "w".repeat(1_500) + "\n",
    "References: <1@x.example>\n <2@x.example>\n"
  };

  private RandomMails() {}

  public static byte[] mail(Random random) {
    StringBuilder mail = new StringBuilder("From: Anna <anna@contoso.example>\n");
    for (int fields = random.nextInt(4); fields > 0; fields--) {
      mail.append(FIELDS[random.nextInt(FIELDS.length)]);
    }
    mail.append(random.nextInt(4) == 0 ? "" : "MIME-Version: 1.0\n");
    part(random, mail, 0);
    String text = mail.toString();
    return Mails.crlf(text).getBytes(UTF_8);
  }

  private static void part(Random random, StringBuilder mail, int depth) {
    switch (depth == DEEPEST ? random.nextInt(4) : random.nextInt(8)) {
      case 0, 1 -> text(random, mail, "plain");
      case 2 -> text(random, mail, "html");
      case 3 -> attachment(random, mail);
      case 4 -> multipart(random, mail, depth, "alternative");
      case 5, 6 -> multipart(random, mail, depth, "mixed");
      default -> multipart(random, mail, depth, "related");
    }
  }

  private static void multipart(Random random, StringBuilder mail, int depth, String subtype) {
    String boundary = subtype + depth + "x" + random.nextInt(1_000_000);
    mail.append("Content-Type: multipart/%s; boundary=\"%s\"\n".formatted(subtype, boundary))
        .append(random.nextInt(3) == 0 ? "Content-Transfer-Encoding: 8bit\n" : "")
        .append('\n')
        .append(random.nextInt(3) == 0 ? "a preamble\n" : "");
    for (int parts = 1 + random.nextInt(3); parts > 0; parts--) {
      mail.append("--").append(boundary).append('\n');
      part(random, mail, depth + 1);
      mail.append('\n');
    }
    mail.append("--").append(boundary).append("--\n");
  }

  private static void text(Random random, StringBuilder mail, String subtype) {
    String text = TEXTS[random.nextInt(TEXTS.length)];
    String content =
        subtype.equals("html") ? "<html><body><p>" + text + "</p></body></html>" : text;
    mail.append("Content-Type: text/").append(subtype);
    mail.append(random.nextInt(4) == 0 ? "" : "; charset=utf-8");
    mail.append(random.nextInt(5) == 0 ? "; format=flowed\n" : "\n");
    encoded(random, mail, content);
  }

  private static void attachment(Random random, StringBuilder mail) {
    mail.append("Content-Type: application/octet-stream\nContent-Disposition: attachment;")
        .append(random.nextBoolean() ? " filename=\"Prüfung ä.bin\"\n" : "\n filename=a.bin\n");
    encoded(random, mail, TEXTS[random.nextInt(TEXTS.length)]);
  }

  private static void encoded(Random random, StringBuilder mail, String content) {
    byte[] octets = Mails.crlf(content).getBytes(UTF_8);
    switch (random.nextInt(3)) {
      case 0 ->
          mail.append("Content-Transfer-Encoding: base64\n\n")
              .append(Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(octets))
              .append('\n');
      case 1 ->
          mail.append("Content-Transfer-Encoding: quoted-printable\n\n")
              .append(quoted(octets))
              .append('\n');
      default -> mail.append("Content-Transfer-Encoding: 8bit\n\n").append(content);
    }
  }

  /// All octets encoded but line ends.
  private static String quoted(byte[] octets) {
    StringBuilder quoted = new StringBuilder();
    for (char octet : new String(octets, ISO_8859_1).replace("\r\n", "\n").toCharArray()) {
      quoted.append(octet == '\n' ? "\n" : "=%02X".formatted((int) octet));
    }
    return quoted.toString().replaceAll("((?:=..){24})(?=.)", "$1=\n");
  }
}
