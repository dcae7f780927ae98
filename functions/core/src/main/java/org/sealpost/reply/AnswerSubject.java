package org.sealpost.reply;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The subject of an answer: one prefix before the subject that is answered, whatever language's
/// mail programs have written before it already. `Re: AW: RE[2]: Results` never comes of it.
public final class AnswerSubject {
  /// Re, and what it is in German, Swedish and Norwegian, Dutch, Finnish, Polish, Italian,
  /// Portuguese, Hungarian, Turkish, Estonian, Icelandic, Romanian, Indonesian, Vietnamese, Greek,
  /// Hebrew, Arabic, Chinese, Japanese and Korean.
  private static final Pattern REPLYING =
      prefix(
          "re|aw|sv|antw|vs|odp|r|ref|v\u00e1|ynt|yan|vast|svar|r\u0103sp|bls|tl|\u03b1\u03c0"
              + "|\u03c3\u03c7\u03b5\u03c4|\u05d4\u05e9\u05d1|\u05ea\u05e9\u05d5\u05d1\u05d4"
              + "|\u0631\u062f|\u56de\u590d|\u56de\u8986|\u56de\u5fa9|\u7b54\u590d|\u8fd4\u4fe1"
              + "|\ud68c\uc2e0");

  /// Fwd, and what it is in German, French, Spanish, Italian, Portuguese, Dutch, Polish, Danish,
  /// Norwegian, Finnish, Hungarian, Turkish, Romanian, Indonesian, Vietnamese, Greek, Hebrew,
  /// Arabic, Chinese, Japanese and Korean.
  private static final Pattern FORWARDING =
      prefix(
          "fwd?|fw|wg|tr|rv|i|enc|doorst|pd|vs|vl|\u0130lt|ilt|redir|trs|tov|\u03c0\u03c1\u03b8"
              + "|\u05d4\u05d5\u05e2\u05d1\u05e8|\u0625\u0639\u0627\u062f\u0629"
              + " \u062a\u0648\u062c\u064a\u0647|\u8f6c\u53d1|\u8f49\u5bc4|\u8ee2\u9001"
              + "|\uc804\ub2ec");

  private static final int LONGEST = 900;

  private AnswerSubject() {}

  /// On one line, at most 900 characters: what is written into a header field.
  public static String of(AnswerKind kind, String answered) {
    String line = answered.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}\\s]+", " ").strip();
    return switch (kind) {
      case REPLY, REPLY_ALL -> cut(("Re: " + without(REPLYING, line)).strip());
      case FORWARD -> cut(("Fwd: " + without(FORWARDING, line)).strip());
    };
  }

  private static String without(Pattern prefix, String subject) {
    Matcher prefixes = prefix.matcher(subject);
    return prefixes.lookingAt() ? subject.substring(prefixes.end()).strip() : subject;
  }

  /// One or more of them; some programs count, and some write the colon of their script.
  private static Pattern prefix(String words) {
    return Pattern.compile(
        "(?:[\\s\\p{Z}]*+(?:"
            + words
            + ")(?:\\[[0-9]{1,4}\\]|\\([0-9]{1,4}\\))?+\\s{0,2}[:\uff1a])++",
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  private static String cut(String line) {
    if (line.length() <= LONGEST) {
      return line;
    }
    return line.substring(
        0, Character.isHighSurrogate(line.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
  }
}
