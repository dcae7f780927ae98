package org.sealpost.mail.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Optional;
import org.sealpost.mail.MalformedMailException;
import org.sealpost.mail.RawMessage;

/// A message as the outbound mail service takes it: octets below 0x80 and lines of at most 998 of
/// them, in 7-bit, quoted-printable and base64 only (RFC 5321 4.5.3.1.6, RFC 2045 6).
public final class SevenBit {
  private static final int LONGEST_LINE = 998;

  private SevenBit() {}

  /// The message, in new bytes only where it has to be: leaves with 8-bit octets or long lines are
  /// encoded (text in quoted-printable unless base64 is shorter, all else in base64), and so are
  /// header fields. Boundaries, order and all other parts stay byte for byte. What is signed and
  /// not clean loses its signature: it could not travel otherwise.
  ///
  /// A message that is not clean and cannot be taken apart (no boundary, too deep, too many parts)
  /// is not guessed at: its header goes with one sentence as the text, and all of it is attached as
  /// `message.eml`, in base64 and so as `application/octet-stream`, since message/rfc822 must not
  /// be base64 (RFC 2046 5.2.1).
  ///
  /// @param message RFC 5322, CRLF lines
  /// @return the same array when it is clean
  public static byte[] of(byte[] message) {
    if (isClean(message, 0, message.length)) {
      return message;
    }
    try {
      RawPart root = RawPart.of(message);
      Splices splices = new Splices();
      encode(root, message, splices, true);
      byte[] encoded = splices.made(message, 0, message.length);
      if (isClean(encoded, 0, encoded.length)) {
        return encoded;
      }
    } catch (MalformedMailException undivided) {
      // As below: whatever it is, it arrives whole.
    }
    return attached(message);
  }

  static boolean isClean(String line) {
    byte[] octets = line.getBytes(ISO_8859_1);
    // What is not even an octet would have become a question mark.
    return line.chars().allMatch(character -> character < 0x80)
        && isClean(octets, 0, octets.length);
  }

  static boolean isClean(byte[] octets, int from, int to) {
    int column = 0;
    for (int at = from; at < to; at++) {
      byte octet = octets[at];
      if (octet <= 0) {
        return false;
      }
      column = octet == '\n' ? 0 : column + 1;
      if ((column > LONGEST_LINE && octet != '\r') || column > LONGEST_LINE + 1) {
        return false;
      }
    }
    return true;
  }

  private static void encode(RawPart part, byte[] message, Splices splices, boolean isMessage) {
    if (isClean(message, part.from(), part.to()) || !canBeDivided(part)) {
      return;
    }
    RawHeader header = RawHeader.of(part, message);
    header.changeAll(AsciiField::of);
    if (part.isLeaf() && !isClean(message, part.bodyFrom(), part.to())) {
      TransferEncoding encoding = encoding(part);
      header.set("Content-Transfer-Encoding", encoding.label());
      if (isMessage && !header.has("MIME-Version")) {
        header.add("MIME-Version", "1.0");
      }
      splices.replace(part.from(), part.bodyFrom(), header.bytes());
      splices.replace(part.bodyFrom(), part.to(), body(encoding, part, isMessage));
      return;
    }
    if (!part.isLeaf() && (part.encoding().equals("8bit") || part.encoding().equals("binary"))) {
      header.set("Content-Transfer-Encoding", "7bit");
    }
    splices.replace(part.from(), part.bodyFrom(), header.bytes());
    encodeChildren(part, message, splices);
  }

  /// A boundary that is not clean itself would have to change throughout.
  private static boolean canBeDivided(RawPart part) {
    Optional<String> boundary = Optional.ofNullable(part.type().getParameter("boundary"));
    return !part.type().match("multipart/*")
        || (!part.isLeaf() && boundary.map(text -> isClean("--" + text + "--")).orElse(true));
  }

  private static void encodeChildren(RawPart part, byte[] message, Splices splices) {
    boolean nestsMessage = part.type().match("message/rfc822");
    int gap = part.bodyFrom();
    for (RawPart child : part.children()) {
      cleanGap(message, gap, child.from(), splices);
      encode(child, message, splices, nestsMessage);
      gap = child.to();
    }
    cleanGap(message, gap, part.to(), splices);
  }

  /// Between parts nobody reads but boundaries; one that is not clean shows in the end.
  private static void cleanGap(byte[] message, int from, int to, Splices splices) {
    if (isClean(message, from, to)) {
      return;
    }
    String gap = new String(message, from, to - from, ISO_8859_1);
    splices.replace(
        from,
        to,
        gap.replaceAll("[^\\x01-\\x7f]", "?")
            .replaceAll("([^\r\n]{900})(?=[^\r\n])", "$1\r\n")
            .getBytes(US_ASCII));
  }

  private static TransferEncoding encoding(RawPart part) {
    return switch (part.encoding()) {
      case "base64" -> TransferEncoding.BASE64;
      case "quoted-printable" -> TransferEncoding.QUOTED_PRINTABLE;
      default ->
          part.type().match("text/*")
              ? TransferEncoding.ofText(part.octets())
              : TransferEncoding.BASE64;
    };
  }

  private static byte[] body(TransferEncoding encoding, RawPart part, boolean isMessage) {
    byte[] encoded = encoding.encode(part.octets());
    return encoding == TransferEncoding.BASE64 && isMessage ? Lines.ended(encoded) : encoded;
  }

  private static byte[] attached(byte[] message) {
    RawHeader header = RawHeader.of(message);
    header.changeAll(AsciiField::of);
    return new NewBody("mixed", message)
        .text("plain", "The mail is attached as it was sent, because its form is damaged.\r\n")
        .attached(RawMessage.withoutTransportFields(message), "message.eml")
        .under(header);
  }
}
