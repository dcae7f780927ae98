package org.sealpost.portal.pages;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.sealpost.opening.PasscodeChallenge;
import org.sealpost.opening.PasscodeTicket;
import org.sealpost.opening.SecretToken;
import org.sealpost.opening.StartedSession;
import org.sealpost.opening.passkey.PasskeyChallenge;
import org.sealpost.protection.MessageReference;

/// The cookies that we set. Over https their names start with `__Host-`, which binds them to
/// exactly this host (RFC 6265bis 4.1.3.2); over http, which is for trying out on loopback, no
/// browser would keep such a one.
final class Cookies {
  /// How long a sign-in with an account may take, and the proof by passcode after it.
  private static final Duration ACCOUNT = Duration.ofMinutes(15);

  /// Browsers keep no cookie for longer (RFC 6265bis 5.5).
  private static final Duration PHRASE = Duration.ofDays(400);

  /// How long a language that somebody has chosen is remembered.
  private static final Duration LANGUAGE = Duration.ofDays(365);

  private static final String BOUND_TO_HOST = "__Host-";
  private static final String LANGUAGE_NAME = "sealpost-language";

  private final String languageName;
  private final String sessionName;
  private final String browserName;
  private final String accountName;
  private final String passkeyName;
  private final String phraseName;
  private final String attributes;

  Cookies(URI portalOrigin) {
    boolean https = "https".equals(portalOrigin.getScheme());
    String prefix = https ? BOUND_TO_HOST : "";
    languageName = prefix + LANGUAGE_NAME;
    sessionName = prefix + "sealpost-session";
    browserName = prefix + "sealpost-browser";
    passkeyName = prefix + "sealpost-passkey";
    accountName = prefix + "sealpost-account";
    phraseName = prefix + "sealpost-phrase";
    attributes = "; Path=/; HttpOnly; SameSite=Lax" + (https ? "; Secure" : "");
  }

  Optional<SecretToken> session(Request request) {
    return find(request, sessionName);
  }

  /// With an age only where the reader has asked to be kept signed in: on a shared computer closing
  /// the browser ends all others before the server does.
  String keepSession(StartedSession session) {
    String age = session.keptFor().map(Cookies::age).orElse("");
    return sessionName + "=" + session.token().value() + age + attributes;
  }

  String dropSession() {
    return drop(sessionName);
  }

  /// What the browser keeps of its newest request for a passcode, by link: two messages may be
  /// signed in to side by side.
  Optional<PasscodeTicket> ticket(Request request, String link) {
    return values(request, ticketName(link))
        .flatMap(v -> PasscodeTicket.parse(v).stream())
        .findFirst();
  }

  String keepTicket(String link, PasscodeTicket ticket) {
    return ticketName(link) + "=" + ticket.toText() + age(PasscodeChallenge.LIFETIME) + attributes;
  }

  /// What the browser keeps of a sign-in with an account that is under way.
  Optional<SecretToken> account(Request request) {
    return find(request, accountName);
  }

  String keepAccount(SecretToken account) {
    return accountName + "=" + account.value() + age(ACCOUNT) + attributes;
  }

  String dropAccount() {
    return drop(accountName);
  }

  /// What the browser keeps of a question to its authenticator.
  Optional<SecretToken> passkey(Request request) {
    return find(request, passkeyName);
  }

  String keepPasskey(SecretToken question) {
    return passkeyName + "=" + question.value() + age(PasskeyChallenge.LIFETIME) + attributes;
  }

  String dropPasskey() {
    return drop(passkeyName);
  }

  /// What only this browser and its owner know.
  Optional<TrustPhrase> phrase(Request request) {
    return values(request, phraseName)
        .flatMap(value -> TrustPhrase.ofValue(value).stream())
        .findFirst();
  }

  String keepPhrase(TrustPhrase phrase) {
    return phraseName + "=" + phrase.toValue() + age(PHRASE) + attributes;
  }

  String dropPhrase() {
    return drop(phraseName);
  }

  /// The tag of a language, as the browser sends it: anything. By either name, because whoever asks
  /// need not know how the portal is reached, and whoever forges it changes nothing but the
  /// language.
  static Optional<String> language(Request request) {
    return Stream.of(BOUND_TO_HOST + LANGUAGE_NAME, LANGUAGE_NAME)
        .flatMap(name -> values(request, name))
        .findFirst();
  }

  /// @param language one that we speak
  String keepLanguage(Locale language) {
    return languageName + "=" + language.toLanguageTag() + age(LANGUAGE) + attributes;
  }

  private String ticketName(String link) {
    return browserName
        + "-"
        + MessageReference.ofLink(link).replace("-", "").toLowerCase(Locale.ROOT);
  }

  private String drop(String name) {
    return name + "=; Max-Age=0" + attributes;
  }

  private static String age(Duration age) {
    return "; Max-Age=" + age.toSeconds();
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
