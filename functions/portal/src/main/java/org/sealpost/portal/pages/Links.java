package org.sealpost.portal.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.sealpost.protection.PortalLink;
import org.sealpost.reply.AnswerKind;

/// Paths of one portal link, whatever stood in the address bar.
final class Links {
  // What may stand in a path segment unchanged, "%" of an escape included.
  private static final String UNCHANGED = "-._~%";

  /// Queries.
  static final String BEFORE = "before";

  static final String DISCARDED = "discarded";

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

  /// Where an answer is written.
  static String answer(String link, AnswerKind kind) {
    return message(link) + "/answer?as=" + AnswerForm.name(kind);
  }

  static String sent(String link) {
    return message(link) + "/sent";
  }

  /// Where is said as well that it was not sent a second time.
  static String sentBefore(String link) {
    return sent(link) + "?" + BEFORE;
  }

  /// The message, with a word on the draft that is gone.
  static String discarded(String link) {
    return message(link) + "?" + DISCARDED;
  }
}
