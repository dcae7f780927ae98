package org.sealpost.protection;

/// The short code by which people find the mail, the passcode and the page that belong together
/// (ome.md 5.2). Tells nothing about the message: whoever makes up a link gets a code as well.
public final class MessageReference {
  /// Without letters and digits that look like others.
  private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

  private static final int GROUP = 4;
  private static final int BITS = 5;

  private MessageReference() {}

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
