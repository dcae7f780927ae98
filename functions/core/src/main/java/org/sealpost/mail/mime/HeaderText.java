package org.sealpost.mail.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParseException;
import java.io.UnsupportedEncodingException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The values of header fields as a reader sees them.
final class HeaderText {
  private static final Pattern FOLD = Pattern.compile("\r?\n(?=[ \t])");
  private static final Pattern WORD = Pattern.compile("=\\?[^?\\s]+\\?[^?\\s]\\?[^?\\s]*\\?=");

  private HeaderText() {}

  /// Unfolded, without white space around, encoded-words decoded (RFC 2047), also where they stand
  /// inside a word, as mail programs do: each for itself, so that one which cannot be decoded hides
  /// no others.
  ///
  /// @param raw each octet one character
  static String decoded(String raw) {
    String value = unfolded(raw).strip();
    StringBuilder text = new StringBuilder(value.length());
    Matcher words = WORD.matcher(value);
    int behind = 0;
    boolean afterWord = false;
    while (words.find()) {
      String between = value.substring(behind, words.start());
      Optional<String> word = word(words.group());
      // White space between two encoded-words is none (RFC 2047 6.2).
      if (!afterWord || word.isEmpty() || !between.isBlank()) {
        text.append(between);
      }
      text.append(word.orElseGet(words::group));
      afterWord = word.isPresent();
      behind = words.end();
    }
    return text.append(value, behind, value.length()).toString();
  }

  /// Unfolded (RFC 5322 2.2.3), octets above ASCII as UTF-8 (RFC 6532) or, where they are none, as
  /// ISO-8859-1.
  ///
  /// @param raw each octet one character
  static String unfolded(String raw) {
    String value = raw.indexOf('\n') < 0 ? raw : FOLD.matcher(raw).replaceAll("");
    return value.chars().allMatch(octet -> octet < 0x80) ? value : eightBit(value);
  }

  private static String eightBit(String value) {
    if (value.chars().anyMatch(character -> character > 0xff)) {
      return value;
    }
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(value.getBytes(ISO_8859_1))).toString();
    } catch (CharacterCodingException otherCharset) {
      return value;
    }
  }

  private static Optional<String> word(String word) {
    try {
      return Optional.of(MimeUtility.decodeWord(word));
    } catch (ParseException | UnsupportedEncodingException undecodable) {
      return Optional.empty();
    }
  }
}
