package org.sealpost.mail.mime;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.util.Optional;

/// Characters of octets that do not say how they are encoded.
public final class SniffedText {
  private static final Charset UTF_32BE = Charset.forName("UTF-32BE");
  private static final Charset UTF_32LE = Charset.forName("UTF-32LE");
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  /// Octets that tell text from what is none.
  static final int SAMPLE = 65_536;
  private static final int SHORTEST_WIDE = 8;
  private static final char REPLACEMENT = '\ufffd';
  private static final int PIECE = 8192;

  private SniffedText() {}

  /// Empty when the octets are no text: more than one in thirty of the first 64 KiB is a control
  /// character, where text has next to none and compressed data one in nine.
  public static Optional<String> of(byte[] octets) {
    return of(ByteBuffer.wrap(octets));
  }

  static Optional<String> of(ByteBuffer octets) {
    Optional<String> wide = wide(octets);
    return wide.isPresent() || isBinary(octets)
        ? wide
        : Optional.of(
            withoutMark(strictly(octets, UTF_8).orElseGet(() -> text(octets, WINDOWS_1252))));
  }

  /// UTF-16 or UTF-32, by its byte order mark or by where the zeros of Western text stand.
  static Optional<String> wide(ByteBuffer octets) {
    return wideCharset(octets).map(charset -> withoutMark(text(octets, charset)));
  }

  /// What is malformed is replaced.
  static String text(ByteBuffer octets, Charset charset) {
    return new String(
        octets.array(), octets.arrayOffset() + octets.position(), octets.remaining(), charset);
  }

  /// Empty when they are malformed under it. Holds nothing but the text itself.
  static Optional<String> strictly(ByteBuffer octets, Charset charset) {
    String text = text(octets, charset);
    return text.indexOf(REPLACEMENT) < 0 || isWellFormed(octets, charset)
        ? Optional.of(text)
        : Optional.empty();
  }

  /// Somebody may have written the replacement character itself.
  private static boolean isWellFormed(ByteBuffer octets, Charset charset) {
    CharsetDecoder decoder = charset.newDecoder();
    ByteBuffer left = octets.duplicate();
    CharBuffer piece = CharBuffer.allocate(PIECE);
    CoderResult result = decoder.decode(left, piece, true);
    while (result.isOverflow()) {
      result = decoder.decode(left, piece.clear(), true);
    }
    return !result.isError();
  }

  private static Optional<Charset> wideCharset(ByteBuffer octets) {
    if (begins(octets, 0xff, 0xfe, 0, 0)) {
      return Optional.of(UTF_32LE);
    }
    if (begins(octets, 0, 0, 0xfe, 0xff)) {
      return Optional.of(UTF_32BE);
    }
    if (begins(octets, 0xff, 0xfe)) {
      return Optional.of(UTF_16LE);
    }
    if (begins(octets, 0xfe, 0xff)) {
      return Optional.of(UTF_16BE);
    }
    return octets.remaining() < SHORTEST_WIDE ? Optional.empty() : byZeros(octets);
  }

  private static Optional<Charset> byZeros(ByteBuffer octets) {
    int sample = Math.min(octets.remaining(), SAMPLE) / 4 * 4;
    int[] zeros = new int[4];
    for (int at = 0; at < sample; at++) {
      if (octets.get(octets.position() + at) == 0) {
        zeros[at % 4]++;
      }
    }
    int all = sample / 4;
    boolean[] mostly = new boolean[4];
    boolean[] hardly = new boolean[4];
    for (int place = 0; place < 4; place++) {
      mostly[place] = zeros[place] * 10 >= all * 4;
      hardly[place] = zeros[place] * 20 <= all;
    }
    if (hardly[0] && mostly[1] && mostly[2] && mostly[3]) {
      return Optional.of(UTF_32LE);
    }
    if (mostly[0] && mostly[1] && mostly[2] && hardly[3]) {
      return Optional.of(UTF_32BE);
    }
    if (hardly[0] && hardly[2] && mostly[1] && mostly[3]) {
      return Optional.of(UTF_16LE);
    }
    if (mostly[0] && mostly[2] && hardly[1] && hardly[3]) {
      return Optional.of(UTF_16BE);
    }
    return Optional.empty();
  }

  private static boolean isBinary(ByteBuffer octets) {
    int sample = Math.min(octets.remaining(), SAMPLE);
    int controls = 0;
    for (int at = 0; at < sample; at++) {
      int octet = octets.get(octets.position() + at);
      if (octet >= 0 && octet < ' ' && (octet < '\b' || octet > '\r') && octet != 0x1b) {
        controls++;
      }
    }
    return controls * 30 > sample;
  }

  private static boolean begins(ByteBuffer octets, int... mark) {
    if (octets.remaining() < mark.length) {
      return false;
    }
    for (int at = 0; at < mark.length; at++) {
      if ((octets.get(octets.position() + at) & 0xff) != mark[at]) {
        return false;
      }
    }
    return true;
  }

  private static String withoutMark(String text) {
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }
}
