package org.sealpost.words;

import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.MessagePattern.Part;

/// English that nobody wrote: each letter with an accent, all of it in brackets and longer by two
/// fifths, as other languages are. Where a page in it shows a plain letter, somebody has written a
/// text into a template, or into the code; where a bracket is missing, a text is cut off.
///
/// It is no language of ours: it exists while a test runs.
public final class PseudoText {
  public static final String BEGINNING = "\u27e6";
  public static final String END = "\u27e7";

  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final String ACCENTED =
      "\u00e1\u0180\u0107\u0111\u00e9\u0192\u01f5\u0125\u00ed\u0135\u0137\u013a\u0271\u0144\u00f3"
          + "\u01a5\u024b\u0155\u015b\u0165\u00fa\u1e7d\u0175\u1e8b\u00fd\u017a"
          + "\u00c1\u0181\u0106\u0110\u00c9\u0191\u01f4\u0124\u00cd\u0134\u0136\u0139\u1e40\u0143"
          + "\u00d3\u1e54\u024a\u0154\u015a\u0164\u00da\u1e7c\u0174\u1e8a\u00dd\u0179";
  private static final double LONGER = 0.4;

  private PseudoText() {}

  /// @param text a pattern of ICU's, without apostrophes
  public static String of(String text) {
    MessagePattern pattern = new MessagePattern(text);
    StringBuilder pseudo = new StringBuilder(BEGINNING);
    int from = 0;
    for (int i = 0; i < pattern.countParts(); i++) {
      Part part = pattern.getPart(i);
      switch (part.getType()) {
        case MSG_START, ARG_LIMIT -> {
          pseudo.append(text, from, part.getLimit());
          from = part.getLimit();
        }
        case ARG_START -> {
          pseudo.append(accented(text.substring(from, part.getIndex())));
          from = part.getIndex();
        }
        case MSG_LIMIT, REPLACE_NUMBER -> {
          pseudo.append(accented(text.substring(from, part.getIndex())));
          pseudo.append(text, part.getIndex(), part.getLimit());
          from = part.getLimit();
        }
        default -> {}
      }
    }
    return pseudo
        .append("~".repeat((int) Math.ceil(text.length() * LONGER)))
        .append(END)
        .toString();
  }

  private static String accented(String text) {
    return text.chars()
        .map(
            letter ->
                LETTERS.indexOf(letter) < 0 ? letter : ACCENTED.charAt(LETTERS.indexOf(letter)))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
