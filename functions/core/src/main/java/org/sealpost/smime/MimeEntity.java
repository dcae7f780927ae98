package org.sealpost.smime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A MIME entity (RFC 2045) or message among bytes, read as strictly as signatures need: what is
/// signed is octets, and whatever could be read in two ways is not read at all.
final class MimeEntity {
  private static final Pattern PARAMETER =
      Pattern.compile(
          "\\s*;\\s*([A-Za-z0-9_-]+)\\s*=\\s*(?:\"([^\"\\\\\r\n]*)\"|([^\\s\";,()<>@\\\\/\\[\\]?=]++))");

  private final byte[] bytes;
  private final int to;
  private final List<Field> fields;
  private final int bodyFrom;

  private MimeEntity(byte[] bytes, int to, List<Field> fields, int bodyFrom) {
    this.bytes = bytes;
    this.to = to;
    this.fields = List.copyOf(fields);
    this.bodyFrom = bodyFrom;
  }

  static MimeEntity of(byte[] bytes) {
    return of(bytes, 0, bytes.length);
  }

  static MimeEntity of(byte[] bytes, int from, int to) {
    List<Field> fields = new ArrayList<>();
    int at = from;
    while (at < to && !isEmptyLine(bytes, at, to)) {
      int end = endOfField(bytes, at, to);
      fields.add(new Field(new String(bytes, at, end - at, ISO_8859_1)));
      at = end;
    }
    return new MimeEntity(bytes, to, fields, Math.min(to, at + 2));
  }

  private static boolean isEmptyLine(byte[] bytes, int at, int to) {
    return bytes[at] == '\r' && at + 1 < to && bytes[at + 1] == '\n';
  }

  private static int endOfField(byte[] bytes, int from, int to) {
    for (int at = from; at < to; at++) {
      if (bytes[at] == '\n' && (at + 1 == to || (bytes[at + 1] != ' ' && bytes[at + 1] != '\t'))) {
        return at + 1;
      }
    }
    return to;
  }

  List<Field> fields() {
    return fields;
  }

  int bodyFrom() {
    return bodyFrom;
  }

  int bodyBytes() {
    return to - bodyFrom;
  }

  /// The value of the one field of this name, unfolded; empty also where there are several.
  Optional<String> only(String name) {
    List<Field> named = fields.stream().filter(field -> field.name().equals(name)).toList();
    return named.size() == 1 ? Optional.of(named.getFirst().value()) : Optional.empty();
  }

  /// In lower case; empty when there is no Content-Type, or several.
  String mediaType() {
    return only("content-type")
        .map(value -> value.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
        .orElse("");
  }

  /// Of the Content-Type. Empty where its parameters cannot be read to the end, or it is there
  /// twice.
  Optional<String> parameter(String name) {
    String value = only("content-type").orElse("");
    int at = value.indexOf(';');
    List<String> found = new ArrayList<>();
    Matcher matcher = PARAMETER.matcher(value);
    while (at >= 0 && at < value.length()) {
      if (!matcher.find(at) || matcher.start() != at) {
        return value.substring(at).matches("[\\s;]*") && found.size() == 1
            ? Optional.of(found.getFirst())
            : Optional.empty();
      }
      if (matcher.group(1).equalsIgnoreCase(name)) {
        found.add(matcher.group(2) == null ? matcher.group(3) : matcher.group(2));
      }
      at = matcher.end();
    }
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  /// Both parts of a multipart of exactly two, with nothing behind them that a signature of the
  /// first would not cover. Many programs write a line for old readers before the first.
  Optional<TwoParts> twoParts() {
    Optional<String> boundary =
        parameter("boundary").filter(text -> !text.isEmpty() && text.length() <= 70);
    if (boundary.isEmpty()) {
      return Optional.empty();
    }
    byte[] opening = ("--" + boundary.get() + "\r\n").getBytes(ISO_8859_1);
    byte[] between = ("\r\n--" + boundary.get()).getBytes(ISO_8859_1);
    int from = startsWith(opening, bodyFrom) ? bodyFrom : indexOf(between, bodyFrom - 2) + 2;
    if (from < bodyFrom || !startsWith(opening, from)) {
      return Optional.empty();
    }
    int first = from + opening.length;
    int firstEnd = indexOf(between, first);
    int second = firstEnd + between.length + 2;
    if (firstEnd < 0 || !startsWith(new byte[] {'\r', '\n'}, second - 2)) {
      return Optional.empty();
    }
    int secondEnd = indexOf(between, second);
    if (secondEnd < 0 || !isEnd(secondEnd + between.length)) {
      return Optional.empty();
    }
    return Optional.of(
        new TwoParts(
            Arrays.copyOfRange(bytes, first, firstEnd), of(bytes, second, secondEnd), from));
  }

  private boolean isEnd(int at) {
    if (!startsWith(new byte[] {'-', '-'}, at)) {
      return false;
    }
    for (int rest = at + 2; rest < to; rest++) {
      if (" \t\r\n".indexOf(bytes[rest]) < 0) {
        return false;
      }
    }
    return true;
  }

  private boolean startsWith(byte[] wanted, int at) {
    return at >= 0
        && at + wanted.length <= to
        && Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length);
  }

  private int indexOf(byte[] wanted, int from) {
    for (int at = from; at + wanted.length <= to; at++) {
      if (bytes[at] == wanted[0] && startsWith(wanted, at)) {
        return at;
      }
    }
    return -1;
  }

  /// All of it, without what stands before the first boundary of a multipart.
  byte[] from(int boundary) {
    byte[] kept = new byte[bodyFrom + to - boundary];
    System.arraycopy(bytes, 0, kept, 0, bodyFrom);
    System.arraycopy(bytes, boundary, kept, bodyFrom, to - boundary);
    return kept;
  }

  /// The octets of the body, decoded; empty for encodings other than base64 and none, and for
  /// base64 that is not clean.
  Optional<byte[]> decoded() {
    String encoding = only("content-transfer-encoding").orElse("").strip().toLowerCase(Locale.ROOT);
    byte[] body = Arrays.copyOfRange(bytes, bodyFrom, to);
    try {
      return switch (encoding) {
        case "base64" -> Optional.of(Base64.getDecoder().decode(withoutSpace(body)));
        case "", "7bit", "8bit", "binary" -> Optional.of(body);
        default -> Optional.empty();
      };
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  private static byte[] withoutSpace(byte[] body) {
    int length = 0;
    for (byte octet : body) {
      if (octet != '\r' && octet != '\n' && octet != ' ' && octet != '\t') {
        body[length++] = octet;
      }
    }
    return Arrays.copyOf(body, length);
  }

  /// @param line all of it, each octet one character, its last CRLF included
  record Field(String line) {
    /// In lower case.
    String name() {
      int colon = line.indexOf(':');
      return (colon < 0 ? line : line.substring(0, colon)).strip().toLowerCase(Locale.ROOT);
    }

    /// Unfolded, as it was written otherwise.
    String value() {
      return line.substring(line.indexOf(':') + 1).replace("\r\n", "").strip();
    }

    /// Whether it is about the form of what follows.
    boolean isStructural() {
      return name().startsWith("content-") || name().equals("mime-version");
    }

    String ended() {
      return line.endsWith("\r\n") ? line : line + "\r\n";
    }
  }

  /// @param first its octets, as they are signed
  /// @param from offset of the first boundary
  @SuppressWarnings("ArrayRecordComponent") // lives for one call, never compared
  record TwoParts(byte[] first, MimeEntity second, int from) {}
}
