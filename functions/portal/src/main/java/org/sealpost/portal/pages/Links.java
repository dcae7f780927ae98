package org.sealpost.portal.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.sealpost.protection.PortalLink;

/// Paths of one portal link, whatever stood in the address bar.
final class Links {
  // What may stand in a path segment unchanged, "%" of an escape included.
  private static final String UNCHANGED = "-._~%";

  private Links() {}

  static String message(String link) {
    StringBuilder path = new StringBuilder(PortalLink.PATH);
    for (byte octet : link.getBytes(UTF_8)) {
      char character = (char) (octet & 0xff);
      boolean plain =
          character < 0x80
              && (Character.isLetterOrDigit(character) || UNCHANGED.indexOf(character) >= 0);
      path.append(plain ? String.valueOf(character) : "%%%02X".formatted(octet));
    }
    return path.toString();
  }

  static String code(String link) {
    return message(link) + "/code";
  }

  static String sent(String link) {
    return message(link) + "/sent";
  }
}
