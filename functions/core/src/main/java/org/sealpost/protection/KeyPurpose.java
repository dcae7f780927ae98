package org.sealpost.protection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.sealpost.Require.require;

import java.util.List;

/// What a key is derived for. Two purposes that differ in any of their words have keys that tell
/// nothing of each other.
///
/// @param words at least one, none of them with U+0000, which parts them
public record KeyPurpose(List<String> words) {
  private static final String PRODUCT = "sealpost";
  private static final char BORDER = '\0';

  public KeyPurpose {
    words = List.copyOf(words);
    require(!words.isEmpty(), "a purpose needs a word");
    require(
        words.stream().noneMatch(word -> word.indexOf(BORDER) >= 0), "a word with a border in it");
  }

  public static KeyPurpose of(String... words) {
    return new KeyPurpose(List.of(words));
  }

  /// HKDF's `info` (RFC 5869 3.2).
  byte[] bytes() {
    return (PRODUCT + BORDER + String.join(String.valueOf(BORDER), words)).getBytes(UTF_8);
  }
}
