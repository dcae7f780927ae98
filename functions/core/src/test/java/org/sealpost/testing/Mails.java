package org.sealpost.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Messages to test with, written out as they travel. Text blocks get CRLF lines; non-ASCII is
/// UTF-8, unless a method says otherwise.
public final class Mails {
  /// A picture of one pixel.
  public static final String PNG_BASE64 =
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

  private static final String ENVELOPE_FIELDS =
      """
      From: Anna Author <anna@contoso.example>
      To: Bob Reader <bob@partner.example>
      Subject: [encrypt] The offer
      Date: Sat, 21 Nov 2026 10:00:00 +0000
      Message-ID: <offer-1@contoso.example>
      MIME-Version: 1.0
      """;

  private Mails() {}

  /// The text with CRLF lines, as UTF-8.
  public static byte[] bytes(String text) {
    return crlf(text).getBytes(UTF_8);
  }

  /// The text with CRLF lines, as ISO-8859-1.
  public static byte[] latin1(String text) {
    return crlf(text).getBytes(ISO_8859_1);
  }

  /// The text with LF made CRLF.
  public static String crlf(String text) {
    return text.replace("\n", "\r\n");
  }

  /// Usual fields, then `rest`: further fields, an empty line and the body.
  public static byte[] withFields(String rest) {
    return bytes(ENVELOPE_FIELDS + rest);
  }

  public static byte[] plain() {
    return withFields(
        """
        Content-Type: text/plain; charset=utf-8

        Dear Bob,
        the price is 12 €.
        """);
  }

  /// Without any MIME field: RFC 822 as it was.
  public static byte[] bare() {
    return bytes(
        """
        From: anna@contoso.example

        Hello.
        """);
  }

  public static byte[] html() {
    return withFields(
        """
        Content-Type: text/html; charset=utf-8
        Content-Transfer-Encoding: quoted-printable

        <p>Dear <b>Bob</b>, the price is 12 =E2=82=AC.</p>
        """);
  }

  public static byte[] alternative() {
    return withFields(
        """
        Content-Type: multipart/alternative; boundary=alt

        --alt
        Content-Type: text/plain; charset=utf-8

        Dear Bob in text
        --alt
        Content-Type: text/html; charset=utf-8

        <p>Dear Bob in HTML</p>
        --alt--
        """);
  }

  /// Mixed: an alternative whose HTML shows an inline picture, and an attachment.
  public static byte[] complete() {
    return withFields(
        """
        Content-Type: multipart/mixed; boundary=mix

        --mix
        Content-Type: multipart/alternative; boundary=alt

        --alt
        Content-Type: text/plain; charset=utf-8

        Dear Bob in text
        --alt
        Content-Type: multipart/related; boundary=rel

        --rel
        Content-Type: text/html; charset=utf-8

        <p>Dear Bob <img src="cid:logo@contoso.example"></p>
        --rel
        Content-Type: image/png; name=logo.png
        Content-Transfer-Encoding: base64
        Content-ID: <logo@contoso.example>
        Content-Disposition: inline; filename=logo.png

        %s
        --rel--
        --alt--
        --mix
        Content-Type: application/pdf
        Content-Transfer-Encoding: base64
        Content-Disposition: attachment; filename="offer.pdf"

        %s
        --mix--
        """
            .formatted(PNG_BASE64, base64("%PDF-1.7 the offer")));
  }

  /// A message with another message inside.
  public static byte[] forwarding() {
    return withFields(
        """
        Content-Type: multipart/mixed; boundary=mix

        --mix
        Content-Type: text/plain

        See below.
        --mix
        Content-Type: message/rfc822

        From: carol@elsewhere.example
        Subject: =?utf-8?Q?The_hidden_=C3=9Cbersicht?=
        Content-Type: multipart/mixed; boundary=inner

        --inner
        Content-Type: text/plain

        The nested text.
        --inner
        Content-Type: application/octet-stream; name=deep.bin

        deep
        --inner--
        --mix--
        """);
  }

  /// Multipart in multipart, `depth` times, with one text in the middle.
  public static byte[] nested(int depth) {
    List<String> lines = new ArrayList<>();
    for (int level = 0; level < depth; level++) {
      lines.add("Content-Type: multipart/mixed; boundary=b" + level + "x\n\n--b" + level + "x");
    }
    lines.add("Content-Type: text/plain\n\nthe middle");
    for (int level = depth - 1; level >= 0; level--) {
      lines.add("--b" + level + "x--");
    }
    return withFields(String.join("\n", lines) + "\n");
  }

  /// A flat message of this many parts.
  public static byte[] ofParts(int count) {
    return withFields(
        IntStream.range(0, count)
            .mapToObj(index -> "--mix\nContent-Type: text/plain\n\ntext " + index + "\n")
            .collect(
                Collectors.joining(
                    "", "Content-Type: multipart/mixed; boundary=mix\n\n", "--mix--\n")));
  }

  /// Several messages of different build, all valid.
  public static List<byte[]> valid() {
    return List.of(
        plain(), bare(), html(), alternative(), complete(), forwarding(), nested(40), ofParts(30));
  }

  public static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }
}
