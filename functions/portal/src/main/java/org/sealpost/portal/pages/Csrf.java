package org.sealpost.portal.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import org.sealpost.opening.SecretToken;

/// What proves that a form comes from a page that we made for this very session. It stands in the
/// form's field [#FIELD].
final class Csrf {
  static final String FIELD = "csrf";

  private static final String PURPOSE = "form";

  private Csrf() {}

  static String of(SecretToken session) {
    return session.derived(PURPOSE);
  }

  /// @param proof as it came back, whatever it is
  static boolean isOf(SecretToken session, String proof) {
    return MessageDigest.isEqual(of(session).getBytes(UTF_8), proof.getBytes(UTF_8));
  }
}
