package org.sealpost.protection;

import java.security.SecureRandom;
import java.util.regex.Pattern;

/// 26 characters of lower-case base 32 (RFC 4648 alphabet): 130 bits, safe in addresses, file names
/// and S3 keys.
final class RandomId {
  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int LENGTH = 26;
  private static final Pattern PATTERN = Pattern.compile("[a-z2-7]{" + LENGTH + "}");

  private RandomId() {}

  static String next(SecureRandom random) {
    return random
        .ints(LENGTH, 0, ALPHABET.length())
        .collect(
            StringBuilder::new,
            (text, index) -> text.append(ALPHABET.charAt(index)),
            StringBuilder::append)
        .toString();
  }

  static boolean isOne(String value) {
    return PATTERN.matcher(value).matches();
  }
}
