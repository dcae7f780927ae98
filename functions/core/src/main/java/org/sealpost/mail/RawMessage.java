package org.sealpost.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The bytes of a message (RFC 5322), looked at without parsing them: what is not touched stays as
/// it was, byte for byte.
public final class RawMessage {
  /// Fields of one hop or of hidden people, and fields in our own name, which nobody else may
  /// bring.
  private static final Set<String> TRANSPORT_FIELDS =
      Set.of("bcc", "resent-bcc", "return-path", "x-sealpost-", "x-ses-");

  private RawMessage() {}

  /// The message as it may be kept or passed on: without Bcc, the last hop's Return-Path and
  /// everything that claims to come from us.
  public static byte[] withoutTransportFields(byte[] message) {
    return withoutFields(message, TRANSPORT_FIELDS);
  }

  /// As [#withoutTransportFields], without a copy: as long as the result is used, nobody changes
  /// the message.
  public static KeptBytes lessTransportFields(byte[] message) {
    return lessTransportFields(KeptBytes.all(message));
  }

  /// The same of a message that has another header already.
  public static KeptBytes lessTransportFields(KeptBytes message) {
    return message.with(first -> lessFields(first, TRANSPORT_FIELDS));
  }

  /// Checks what has to hold before anything else looks at the bytes: every CR is followed by LF
  /// and every LF preceded by CR (RFC 5321 2.3.8; a bare one lets two parsers see two messages,
  /// threat 35), and there is no NUL (RFC 5322 2.1).
  public static void check(byte[] message) throws MalformedMailException {
    byte before = 0;
    for (byte octet : message) {
      if (octet == 0) {
        throw new MalformedMailException("The message contains a NUL byte.");
      }
      if ((octet == '\n') != (before == '\r')) {
        throw new MalformedMailException("The message contains a bare CR or LF.");
      }
      before = octet;
    }
    if (before == '\r') {
      throw new MalformedMailException("The message contains a bare CR or LF.");
    }
  }

  /// The message without the header fields of these names (lower case), in whatever number; names
  /// ending in `-` remove all fields that begin so. Everything else stays in place.
  public static byte[] withoutFields(byte[] message, Set<String> names) {
    return KeptBytes.all(message).with(first -> lessFields(first, names)).toByteArray();
  }

  private static List<KeptBytes.Stretch> lessFields(KeptBytes.Stretch of, Set<String> names) {
    byte[] message = of.array();
    List<KeptBytes.Stretch> kept = new ArrayList<>();
    int keptFrom = of.from();
    int at = of.from();
    while (at < of.to() && !isEndOfHeader(message, at)) {
      int end = endOfField(message, at);
      if (isNamed(message, at, end, names)) {
        kept.add(new KeptBytes.Stretch(message, keptFrom, at));
        keptFrom = end;
      }
      at = end;
    }
    kept.add(new KeptBytes.Stretch(message, keptFrom, of.to()));
    return kept;
  }

  /// The message with these complete header lines, CRLF included, before its own.
  public static byte[] withFieldsBefore(byte[] message, byte[] fields) {
    byte[] joined = new byte[fields.length + message.length];
    System.arraycopy(fields, 0, joined, 0, fields.length);
    System.arraycopy(message, 0, joined, fields.length, message.length);
    return joined;
  }

  private static boolean isEndOfHeader(byte[] message, int at) {
    return message[at] == '\r' && at + 1 < message.length && message[at + 1] == '\n';
  }

  /// Behind the CRLF that no white space follows (RFC 5322 2.2.3: a folded line continues the
  /// field).
  private static int endOfField(byte[] message, int start) {
    for (int at = start; at < message.length; at++) {
      if (message[at] == '\n'
          && (at + 1 == message.length || (message[at + 1] != ' ' && message[at + 1] != '\t'))) {
        return at + 1;
      }
    }
    return message.length;
  }

  private static boolean isNamed(byte[] message, int start, int end, Set<String> names) {
    int colon = start;
    while (colon < end && message[colon] != ':') {
      colon++;
    }
    String name =
        new String(message, start, colon - start, ISO_8859_1).strip().toLowerCase(Locale.ROOT);
    return names.contains(name)
        || names.stream().anyMatch(prefix -> prefix.endsWith("-") && name.startsWith(prefix));
  }
}
