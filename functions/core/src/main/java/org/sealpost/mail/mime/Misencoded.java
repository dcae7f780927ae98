package org.sealpost.mail.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/// Text under a transfer encoding other than the one that its part names (threats 38 and 39):
/// programs differ in what they make of it, and some readers see what we would not.
final class Misencoded {
  private static final Pattern UUENCODED = Pattern.compile("begin(?:-base64)? [0-7]{3,4} [^\r\n]");

  private static final int LONGEST_BEGIN = "begin-base64 0644 x".length();
  private static final int NEXT_LINE = 0x85;

  private static final Pattern BROKEN_SOFT_BREAK = Pattern.compile("=[ \\t]++(\\r?\\n)");

  /// Shorter ones may be a word.
  private static final int SHORTEST_BASE64 = 24;

  private Misencoded() {}

  /// At most one reading more, of at most the size of the part.
  ///
  /// @param decoded the part's octets under the encoding that it names
  static Optional<String> text(MimePart part, ByteBuffer decoded) {
    return switch (Fields.token(part, "Content-Transfer-Encoding")) {
      case "base64" -> notBase64(part);
      case "quoted-printable" ->
          withoutBlanksAtLineEnds(part).or(() -> base64(decoded)).or(() -> uuencoded(decoded));
      default -> base64(decoded).or(() -> uuencoded(decoded));
    };
  }

  /// A soft line break with blanks behind it is one to those who go by RFC 2045 6.7 (3).
  private static Optional<String> withoutBlanksAtLineEnds(MimePart part) {
    try (InputStream content = DecodedStream.raw(part)) {
      String raw = new String(content.readAllBytes(), ISO_8859_1);
      if (!BROKEN_SOFT_BREAK.matcher(raw).find()) {
        return Optional.empty();
      }
      byte[] mended = BROKEN_SOFT_BREAK.matcher(raw).replaceAll("=$1").getBytes(ISO_8859_1);
      try (InputStream text =
          MimeUtility.decode(new ByteArrayInputStream(mended), "quoted-printable")) {
        return SniffedText.of(text.readAllBytes());
      }
    } catch (MessagingException | IOException unreadable) {
      return Optional.empty();
    }
  }

  private static Optional<String> notBase64(MimePart part) {
    try (InputStream content = DecodedStream.raw(part)) {
      ByteBuffer raw = DecodedStream.octets(content);
      int spacesAndForeign = 0;
      for (int at = 0; at < raw.limit(); at++) {
        byte octet = raw.get(at);
        if (octet == ' ' || octet < 0) {
          spacesAndForeign++;
        }
      }
      // One in five or six in Western text; transport adds none to base64.
      return spacesAndForeign * 15L > raw.limit() ? SniffedText.of(raw) : Optional.empty();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  private static Optional<String> base64(ByteBuffer octets) {
    int letters = 0;
    for (int at = 0; at < octets.limit(); at++) {
      byte octet = octets.get(at);
      if (isBase64(octet)) {
        letters++;
      } else if (octet != '\r' && octet != '\n') {
        return Optional.empty();
      }
    }
    // A long word is base64 as well, but hardly text when decoded.
    return letters < SHORTEST_BASE64
        ? Optional.empty()
        : SniffedText.of(Base64.getMimeDecoder().decode(whole(octets, letters)));
  }

  /// The letters up to the first padding, without a last one that is no octet.
  private static byte[] whole(ByteBuffer octets, int letters) {
    byte[] whole = new byte[letters];
    int length = 0;
    for (int at = 0; at < octets.limit(); at++) {
      byte octet = octets.get(at);
      if (octet == '=') {
        break;
      }
      if (isBase64(octet)) {
        whole[length++] = octet;
      }
    }
    return Arrays.copyOf(whole, length % 4 == 1 ? length - 1 : length);
  }

  private static boolean isBase64(byte octet) {
    return (octet >= 'A' && octet <= 'Z')
        || (octet >= 'a' && octet <= 'z')
        || (octet >= '0' && octet <= '9')
        || octet == '+'
        || octet == '/'
        || octet == '=';
  }

  /// What stands in the text after `begin`, each up to the next: Outlook shows it as attachments.
  private static Optional<String> uuencoded(ByteBuffer octets) {
    StringJoiner text = new StringJoiner("\n");
    int start = begin(octets, 0);
    while (start < octets.limit()) {
      int end = begin(octets, start + 1);
      block(octets, start, end).ifPresent(text::add);
      start = end;
    }
    return Optional.of(text.toString()).filter(found -> !found.isEmpty());
  }

  /// Where the next block begins; the end when none does.
  private static int begin(ByteBuffer octets, int from) {
    for (int at = from; at < octets.limit(); at++) {
      if (octets.get(at) == 'b' && isLineStart(octets, at) && isBegin(octets, at)) {
        return at;
      }
    }
    return octets.limit();
  }

  private static boolean isLineStart(ByteBuffer octets, int at) {
    int before = at == 0 ? '\n' : octets.get(at - 1) & 0xff;
    return before == '\n' || before == '\r' || before == NEXT_LINE;
  }

  private static boolean isBegin(ByteBuffer octets, int at) {
    ByteBuffer line = octets.slice(at, Math.min(LONGEST_BEGIN, octets.limit() - at));
    return UUENCODED.matcher(SniffedText.text(line, ISO_8859_1)).lookingAt();
  }

  private static Optional<String> block(ByteBuffer octets, int start, int end) {
    InputStream rest =
        new ByteArrayInputStream(octets.array(), octets.arrayOffset() + start, end - start);
    try (InputStream content = MimeUtility.decode(rest, "uuencode")) {
      return SniffedText.of(content.readAllBytes());
    } catch (MessagingException | IOException broken) {
      return Optional.empty();
    }
  }
}
