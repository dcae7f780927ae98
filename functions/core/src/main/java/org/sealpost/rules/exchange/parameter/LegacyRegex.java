package org.sealpost.rules.exchange.parameter;

/// Patterns of Exchange 2010 (UseLegacyRegex), which knew `\S \s \D \d \w | * ( ) \\ ^ $` only:
/// whatever else means something today was an ordinary character (ome.md 2.4).
final class LegacyRegex {
  private LegacyRegex() {}

  static String toDotNet(String pattern) {
    StringBuilder translated = new StringBuilder();
    for (int at = 0; at < pattern.length(); at++) {
      char character = pattern.charAt(at);
      if (character == '\\' && at + 1 < pattern.length()) {
        translated.append(character).append(pattern.charAt(++at));
      } else {
        translated.append(".?+[]{}".indexOf(character) >= 0 ? "\\" : "").append(character);
      }
    }
    return translated.toString();
  }
}
