package org.sealpost.rules.pattern;

import java.util.Map;

/// The patterns of Exchange 2010 (`UseLegacyRegex`), which know `\S \s \D \d \w | * ( ) \\ ^ $`
/// only (learn.microsoft.com, "Regular Expressions in Transport Rules"): every other character is
/// itself.
public final class LegacyPattern {
  private static final String SPECIAL = "|*()^$";

  private static final Map<Character, String> CLASSES =
      Map.of(
          'S', "\\S",
          's', "\\s",
          'D', "\\D",
          'd', "\\d",
          // A letter or decimal digit: no underscore and no mark, other than in .NET.
          'w', "[\\p{L}\\p{Nd}]");

  private LegacyPattern() {}

  /// The same in .NET's syntax, for [TextPattern]. `\\` is one back-slash; a back-slash before
  /// another special character makes that literal; before anything else it is literal itself.
  public static String toDotNet(String legacy) {
    StringBuilder dotNet = new StringBuilder();
    for (int index = 0; index < legacy.length(); index++) {
      char character = legacy.charAt(index);
      if (character == '\\' && index + 1 < legacy.length() && isEscaped(legacy.charAt(index + 1))) {
        index++;
        char escaped = legacy.charAt(index);
        dotNet.append(CLASSES.getOrDefault(escaped, literal(escaped)));
      } else {
        dotNet.append(SPECIAL.indexOf(character) < 0 ? literal(character) : character);
      }
    }
    return dotNet.toString();
  }

  private static boolean isEscaped(char character) {
    return character == '\\' || SPECIAL.indexOf(character) >= 0 || CLASSES.containsKey(character);
  }

  private static String literal(char character) {
    return "\\|*()^$.+?[]{}#".indexOf(character) < 0 ? "" + character : "\\" + character;
  }
}
