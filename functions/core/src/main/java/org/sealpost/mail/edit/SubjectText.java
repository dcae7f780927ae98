package org.sealpost.mail.edit;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Finds a text in a subject and takes it out. In time linear in the subject's length: it is the
/// sender's, and up to a megabyte.
final class SubjectText {
  /// Whatever Java, Unicode or HTML call so.
  private static final String WHITE_SPACE = "[\\s\\p{Z}\\x1c-\\x1f\\x85]+";

  private SubjectText() {}

  /// With one space for each run of white space, and none around.
  static String tidy(String text) {
    return text.replaceAll(WHITE_SPACE, " ").strip();
  }

  static boolean isIn(String subject, String text) {
    return pattern(text).matcher(subject).find();
  }

  static String without(String subject, String text) {
    Matcher found = pattern(text).matcher(subject);
    StringBuilder left = new StringBuilder(subject.length());
    int behind = 0;
    while (found.find()) {
      left.append(subject, behind, found.start());
      int end = found.end();
      boolean apart = end == subject.length() || isWhite(subject.charAt(end));
      while (end < subject.length() && isWhite(subject.charAt(end))) {
        end++;
      }
      int length = left.length();
      while (length > 0 && isWhite(left.charAt(length - 1))) {
        length--;
      }
      apart |= length < left.length();
      left.setLength(length);
      if (apart && length > 0 && end < subject.length()) {
        left.append(' ');
      }
      behind = end;
      found.region(end, subject.length());
    }
    return behind == 0 ? subject : left.append(subject, behind, subject.length()).toString();
  }

  private static boolean isWhite(char character) {
    return Character.isWhitespace(character)
        || Character.isSpaceChar(character)
        || character == '\u0085';
  }

  private static Pattern pattern(String text) {
    String words =
        Arrays.stream(tidy(text).split(" "))
            .map(Pattern::quote)
            .collect(Collectors.joining(WHITE_SPACE));
    return Pattern.compile(words, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }
}
