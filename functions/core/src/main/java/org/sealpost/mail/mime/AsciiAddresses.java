package org.sealpost.mail.mime;

import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;

/// Addresses with 8-bit display names, written in ASCII: names and comments become encoded-words
/// (RFC 2047 5). An address that is not ASCII itself (RFC 6532) cannot be written so; it becomes
/// the name of an empty group, as RFC 6857 3.1.8 does.
final class AsciiAddresses {
  private final String value;
  private final StringBuilder written = new StringBuilder();
  private final StringBuilder run = new StringBuilder();
  private boolean foreignRun;
  private boolean inGroup;
  private int at;

  private AsciiAddresses(String value) {
    this.value = value;
  }

  /// @param value unfolded
  static String of(String value) {
    AsciiAddresses addresses = new AsciiAddresses(value);
    addresses.scan();
    return addresses.written.toString().strip();
  }

  private void scan() {
    while (at < value.length()) {
      char next = value.charAt(at);
      switch (next) {
        case '"' -> addToRun(quoted());
        case '(' -> comment();
        case '<' -> angle();
        case ':' -> {
          flushPhrase();
          inGroup = true;
          written.append(next);
          at++;
        }
        case ',', ';' -> {
          flushAddress();
          inGroup &= next == ',';
          // Lines can be folded at white space only.
          written.append(next).append(' ');
          at++;
        }
        default -> {
          addToRun(String.valueOf(next));
          at++;
        }
      }
    }
    flushAddress();
  }

  private void addToRun(String text) {
    run.append(text);
    foreignRun |= !isAscii(text);
  }

  /// With its quotes, which are left open where the value ends.
  private String quoted() {
    int from = at++;
    while (at < value.length() && value.charAt(at) != '"') {
      at += value.charAt(at) == '\\' ? 2 : 1;
    }
    at = Math.min(at + 1, value.length());
    return value.substring(from, at);
  }

  private void comment() {
    int from = at;
    int depth = 0;
    do {
      char next = value.charAt(at);
      depth += next == '(' ? 1 : next == ')' ? -1 : 0;
      at += next == '\\' ? 2 : 1;
    } while (depth > 0 && at < value.length());
    at = Math.min(at, value.length());
    String comment = value.substring(from, at);
    run.append(isAscii(comment) ? comment : "(" + words(inside(comment)) + ")");
  }

  private static String inside(String comment) {
    return comment.substring(1, comment.endsWith(")") ? comment.length() - 1 : comment.length());
  }

  private void angle() {
    int end = value.indexOf('>', at);
    String angle = value.substring(at, end < 0 ? value.length() : end + 1);
    at += angle.length();
    if (isAscii(angle)) {
      flushPhrase();
      written.append(angle);
    } else {
      addToRun(angle);
      flushAddress();
    }
  }

  /// A display name, or that of a group.
  private void flushPhrase() {
    if (foreignRun) {
      written.append(' ').append(words(withoutQuotes(run.toString()).strip())).append(' ');
    } else {
      written.append(run);
    }
    clearRun();
  }

  /// An address without angle brackets, if anything.
  private void flushAddress() {
    if (foreignRun) {
      String words = words(run.toString().strip());
      written.append(inGroup ? " (" + words + ")" : " " + words + ":;");
    } else {
      written.append(run);
    }
    clearRun();
  }

  private void clearRun() {
    run.setLength(0);
    foreignRun = false;
  }

  private static String words(String text) {
    try {
      return FieldText.encodedWords(MimeUtility.decodeText(text));
    } catch (UnsupportedEncodingException unknownCharset) {
      return FieldText.encodedWords(text);
    }
  }

  private static String withoutQuotes(String phrase) {
    StringBuilder plain = new StringBuilder();
    for (int index = 0; index < phrase.length(); index++) {
      char next = phrase.charAt(index);
      if (next == '\\' && index + 1 < phrase.length()) {
        plain.append(phrase.charAt(++index));
      } else if (next != '"') {
        plain.append(next);
      }
    }
    return plain.toString();
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(character -> character < 0x7f && character != 0);
  }
}
