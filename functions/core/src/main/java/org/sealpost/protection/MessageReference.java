package org.sealpost.protection;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The short code by which people find the mail, the passcode and the page that belong together
/// (ome.md 5.2). Tells nothing about the message: whoever makes up a link gets a code as well.
public final class MessageReference {
  /// Without letters and digits that look like others.
  private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

  private static final int GROUP = 4;
  private static final int BITS = 5;
  private static final int LONGEST_TYPED = 40;

  /// Hyphens of all kinds and spaces, as people and their keyboards put them in.
  private static final Pattern SEPARATORS = Pattern.compile("[\\s\\p{Pd}\\p{Z}\\p{Cf}]+");

  private MessageReference() {}

  /// What somebody typed, as we write references: case, spaces and hyphens do not matter. Empty
  /// when it is none.
  public static Optional<String> parse(String typed) {
    if (typed.length() > LONGEST_TYPED) {
      return Optional.empty();
    }
    String code = SEPARATORS.matcher(typed).replaceAll("").toUpperCase(Locale.ROOT);
    boolean isOne =
        code.length() == 2 * GROUP
            && code.chars().allMatch(character -> ALPHABET.indexOf(character) >= 0);
    return isOne
        ? Optional.of(code.substring(0, GROUP) + "-" + code.substring(GROUP))
        : Optional.empty();
  }

  static String of(ProtectedMessageId id) {
    return of(id.value());
  }

  /// Of the path segment behind [PortalLink#PATH], whatever stands there.
  public static String ofLink(String segment) {
    return of(segment.split("\\.", 2)[0]);
  }

  private static String of(String message) {
    long digest = Long.parseUnsignedLong(Sha256.hex(message).substring(0, Long.BYTES * 2), 16);
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < 2 * GROUP; i++) {
      if (i == GROUP) {
        code.append('-');
      }
      code.append(ALPHABET.charAt((int) (digest >>> (Long.SIZE - BITS * (i + 1))) & 0x1f));
    }
    return code.toString();
  }
}
