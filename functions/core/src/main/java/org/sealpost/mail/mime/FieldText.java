package org.sealpost.mail.mime;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Text as it is written into a header field: what [HeaderText#decoded] reads back exactly. Lines
/// have at most 78 columns where white space or encoded-words (RFC 2047) allow it; no control
/// character is ever written as such, so no text can begin a field of its own (threat 33).
final class FieldText {
  static final String CRLF = "\r\n";
  private static final int COLUMNS = 78;
  private static final int LONGEST_LINE = 998;

  /// An encoded-word has at most 75 characters (RFC 2047 2), `=?utf-8?Q?` and `?=` among them.
  private static final int WORD_CONTENT = 63;

  /// 45 octets are 60 characters of base64.
  private static final int BASE64_OCTETS = 45;

  private static final Pattern PLAIN =
      Pattern.compile("[\\x21-\\x7e](?:[\\t\\x20-\\x7e]*+(?<=[\\x21-\\x7e]))?");
  private static final Pattern CHUNK = Pattern.compile("[ \\t]*[^ \\t]+");

  private FieldText() {}

  /// A complete field, CRLF included.
  ///
  /// @param name of a field, RFC 5322 2.2
  /// @param value decoded text
  static String field(String name, String value) {
    return fieldOf(name, value.isEmpty() || isPlain(value) ? value : encodedWords(value));
  }

  /// A complete field whose value is written already, folded at its white space.
  static String fieldOf(String name, String value) {
    StringBuilder field = new StringBuilder(name).append(':');
    int column = field.length();
    Matcher chunks = CHUNK.matcher(" " + value);
    while (chunks.find()) {
      int length = chunks.group().length();
      if (column + length > COLUMNS && (column > name.length() + 1 || length <= COLUMNS)) {
        field.append(CRLF);
        column = 0;
      }
      field.append(chunks.group());
      column += length;
    }
    return field.append(CRLF).toString();
  }

  /// Whether the text may stand as it is.
  private static boolean isPlain(String value) {
    return PLAIN.matcher(value).matches()
        && !value.contains("=?")
        && longestWord(value) < LONGEST_LINE - COLUMNS;
  }

  private static int longestWord(String value) {
    int longest = 0;
    int length = 0;
    boolean inWord = false;
    for (int at = 0; at < value.length(); at++) {
      boolean white = value.charAt(at) == ' ' || value.charAt(at) == '\t';
      length = white && inWord ? 1 : length + 1;
      inWord = !white;
      longest = Math.max(longest, length);
    }
    return longest;
  }

  /// The text as encoded-words in UTF-8 with single spaces between them, which may stand in a
  /// phrase as well (RFC 2047 5.3); in whichever of Q and B is shorter.
  static String encodedWords(String text) {
    byte[] octets = text.getBytes(UTF_8);
    int plain = 0;
    for (byte octet : octets) {
      plain += isPlainInPhrase(octet) || octet == ' ' ? 1 : 0;
    }
    boolean quoted = plain + 3 * (octets.length - plain) <= octets.length * 4 / 3 + 4;
    StringBuilder words = new StringBuilder(octets.length * 2);
    int start = 0;
    while (start < octets.length) {
      int end = endOfWord(octets, start, quoted);
      words.append(words.isEmpty() ? "" : " ").append(word(octets, start, end, quoted));
      start = end;
    }
    return words.toString();
  }

  /// No character is divided between two words (RFC 2047 5).
  private static int endOfWord(byte[] octets, int start, boolean quoted) {
    int size = 0;
    int end = start;
    while (end < octets.length) {
      int next = endOfCharacter(octets, end);
      int more = 0;
      for (int at = end; at < next; at++) {
        more += quoted && !isPlainInPhrase(octets[at]) && octets[at] != ' ' ? 3 : 1;
      }
      if (size + more > (quoted ? WORD_CONTENT : BASE64_OCTETS) && end > start) {
        return end;
      }
      size += more;
      end = next;
    }
    return end;
  }

  private static int endOfCharacter(byte[] octets, int start) {
    int end = start + 1;
    while (end < octets.length && (octets[end] & 0xc0) == 0x80) {
      end++;
    }
    return end;
  }

  private static String word(byte[] octets, int start, int end, boolean quoted) {
    if (!quoted) {
      byte[] content = Arrays.copyOfRange(octets, start, end);
      return "=?utf-8?B?" + Base64.getEncoder().encodeToString(content) + "?=";
    }
    StringBuilder word = new StringBuilder("=?utf-8?Q?");
    for (int at = start; at < end; at++) {
      if (isPlainInPhrase(octets[at])) {
        word.append((char) octets[at]);
      } else if (octets[at] == ' ') {
        word.append('_');
      } else {
        word.append('=').append(Hex.upper(octets[at]));
      }
    }
    return word.append("?=").toString();
  }

  /// RFC 2047 5 (3).
  private static boolean isPlainInPhrase(byte octet) {
    return (octet >= 'a' && octet <= 'z')
        || (octet >= 'A' && octet <= 'Z')
        || (octet >= '0' && octet <= '9')
        || octet == '!'
        || octet == '*'
        || octet == '+'
        || octet == '-'
        || octet == '/';
  }
}
