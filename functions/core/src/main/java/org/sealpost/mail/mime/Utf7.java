package org.sealpost.mail.mime;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// UTF-7 (RFC 2152), which Java does not know and mail programs of old did.
final class Utf7 {
  private static final Pattern SHIFTED = Pattern.compile("\\+([A-Za-z0-9+/]*+)-?");
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  private static final int BITS = 6;

  private Utf7() {}

  /// What is malformed stands as it is, as far as it can.
  static String decoded(ByteBuffer octets) {
    Matcher shifted = SHIFTED.matcher(SniffedText.text(octets, US_ASCII));
    return shifted.replaceAll(found -> Matcher.quoteReplacement(characters(found.group(1))));
  }

  private static String characters(String base64) {
    if (base64.isEmpty()) {
      return "+"; // written +-
    }
    StringBuilder characters = new StringBuilder(base64.length() * BITS / Character.SIZE);
    int bits = 0;
    int held = 0;
    for (int at = 0; at < base64.length(); at++) {
      held = held << BITS | ALPHABET.indexOf(base64.charAt(at));
      bits += BITS;
      if (bits >= Character.SIZE) {
        bits -= Character.SIZE;
        characters.append((char) (held >> bits));
        held &= (1 << bits) - 1;
      }
    }
    return characters.toString();
  }
}
