package org.sealpost.portal.pages;

import java.util.Locale;
import org.sealpost.opening.SignInMethod;
import org.sealpost.portal.OpenSession;
import org.sealpost.portal.PasskeyList;
import org.sealpost.portal.SessionList;
import org.sealpost.trace.NetworkPrefix;

/// The page of everywhere that somebody is signed in.
///
/// @param csrf what each form has to bring back
/// @param unchanged whether something was asked for that was not done
record SessionsView(
    Look look, SessionList list, PasskeyList passkeys, String csrf, boolean unchanged) {
  Words words() {
    return look.words();
  }

  boolean hasOthers() {
    return list.sessions().stream().anyMatch(session -> !session.current());
  }

  String device(OpenSession session) {
    return words()
        .say(
            switch (session.visitor().agent()) {
              case DESKTOP_BROWSER -> "sessions.desktop";
              case PHONE_BROWSER -> "sessions.phone";
              case MACHINE -> "sessions.machine";
              case UNKNOWN -> "sessions.unknown";
            });
  }

  String method(OpenSession session) {
    if (session.method().equals(SignInMethod.PASSKEY.id())) {
      return words().say("sessions.passkey");
    }
    return session.method().equals(SignInMethod.PASSCODE.id())
        ? words().say("sessions.passcode")
        : words().say("sessions.account", name(session.method()));
  }

  String network(OpenSession session) {
    return session
        .visitor()
        .network()
        .map(NetworkPrefix::text)
        .orElseGet(() -> words().say("sessions.no-network"));
  }

  /// Of a provider's id what people read: `google` is Google.
  private static String name(String provider) {
    return provider.substring(0, 1).toUpperCase(Locale.ROOT)
        + provider.substring(1).replace('-', ' ');
  }
}
