package org.sealpost.portal.pages;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.sealpost.opening.PasscodeChallenge;
import org.sealpost.opening.PasscodeTicket;
import org.sealpost.opening.SecretToken;
import org.sealpost.protection.MessageReference;

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

  /// Without an age: the server decides how long a session lasts, and on a shared computer closing
  /// the browser ends it earlier.
  String keepSession(SecretToken session) {
    return sessionName + "=" + session.value() + attributes;
  }

  /// What the browser keeps of its newest request for a passcode, by link: two messages may be
  /// signed in to side by side.
  Optional<PasscodeTicket> ticket(Request request, String link) {
    return values(request, ticketName(link))
        .flatMap(v -> PasscodeTicket.parse(v).stream())
        .findFirst();
  }

  String keepTicket(String link, PasscodeTicket ticket) {
    return ticketName(link)
        + "="
        + ticket.toText()
        + "; Max-Age="
        + PasscodeChallenge.LIFETIME.toSeconds()
        + attributes;
  }

  private String ticketName(String link) {
    return browserName
        + "-"
        + MessageReference.ofLink(link).replace("-", "").toLowerCase(Locale.ROOT);
  }

  String dropSession() {
    return sessionName + "=; Max-Age=0" + attributes;
  }

  private static Optional<SecretToken> find(Request request, String name) {
    return values(request, name).flatMap(value -> SecretToken.parse(value).stream()).findFirst();
  }

  private static Stream<String> values(Request request, String name) {
    return request.cookies().stream()
        .filter(cookie -> cookie.startsWith(name + "="))
        .map(cookie -> cookie.substring(name.length() + 1));
  }
}
