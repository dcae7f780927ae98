package org.sealpost.portal.pages;

import java.net.URI;
import java.util.Optional;
import org.sealpost.opening.PasscodeChallenge;
import org.sealpost.opening.SecretToken;

/// The two cookies that we set. Over https their names start with `__Host-`, which binds them to
/// exactly this host (RFC 6265bis 4.1.3.2); over http, which is for trying out on loopback, no
/// browser would keep such a one.
final class Cookies {
  private final String sessionName;
  private final String browserName;
  private final String attributes;

  Cookies(URI portalOrigin) {
    boolean https = "https".equals(portalOrigin.getScheme());
    String prefix = https ? "__Host-" : "";
    sessionName = prefix + "sealpost-session";
    browserName = prefix + "sealpost-browser";
    attributes = "; Path=/; HttpOnly; SameSite=Lax" + (https ? "; Secure" : "");
  }

  Optional<SecretToken> session(Request request) {
    return find(request, sessionName);
  }

  Optional<SecretToken> browser(Request request) {
    return find(request, browserName);
  }

  /// Without an age: the server decides how long a session lasts, and on a shared computer closing
  /// the browser ends it earlier.
  String keepSession(SecretToken session) {
    return sessionName + "=" + session.value() + attributes;
  }

  /// For as long as the passcode works: on a phone, looking at the mail may end the browser.
  String keepBrowser(SecretToken browser) {
    return browserName
        + "="
        + browser.value()
        + "; Max-Age="
        + PasscodeChallenge.LIFETIME.toSeconds()
        + attributes;
  }

  String dropSession() {
    return sessionName + "=; Max-Age=0" + attributes;
  }

  private static Optional<SecretToken> find(Request request, String name) {
    return request.cookies().stream()
        .filter(cookie -> cookie.startsWith(name + "="))
        .flatMap(cookie -> SecretToken.parse(cookie.substring(name.length() + 1)).stream())
        .findFirst();
  }
}
