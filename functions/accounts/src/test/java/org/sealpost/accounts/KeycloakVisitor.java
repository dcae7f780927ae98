package org.sealpost.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.sealpost.opening.account.ProviderAnswer;

/// Somebody with a browser of their own at Keycloak's pages. Where Keycloak sends them elsewhere,
/// they do not go: a test has the address then.
final class KeycloakVisitor {
  private final HttpClient http;
  private final URI realm;

  /// Keycloak's are `Secure`, which browsers take for loopback without TLS too, and Java's own
  /// cookie store does not.
  private final Map<String, String> cookies = new LinkedHashMap<>();

  KeycloakVisitor(HttpClient http, URI realm) {
    this.http = http;
    this.realm = realm;
  }

  /// Goes there, and on as long as Keycloak sends them to pages of its own.
  Seen open(URI address) throws IOException, InterruptedException {
    return follow(send(HttpRequest.newBuilder(address).GET()));
  }

  /// Fills in the form of a page and sends it.
  ///
  /// @param filledIn what people type or press, besides what the form hides
  Seen submit(Seen page, Map<String, String> filledIn) throws IOException, InterruptedException {
    Element form = page.document().expectFirst("form[action]");
    Map<String, String> fields = new LinkedHashMap<>();
    form.select("input[type=hidden][name]")
        .forEach(hidden -> fields.put(hidden.attr("name"), hidden.attr("value")));
    fields.putAll(filledIn);
    String body =
        fields.entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    return follow(
        send(
            HttpRequest.newBuilder(URI.create(form.absUrl("action")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))));
  }

  /// Goes there and signs in, with the password that the realm's users have.
  Seen signIn(URI address, String user) throws IOException, InterruptedException {
    return submit(open(address), Map.of("username", user, "password", "password-of-" + user));
  }

  private Seen follow(HttpResponse<String> first) throws IOException, InterruptedException {
    HttpResponse<String> response = first;
    Optional<URI> next = next(response);
    while (next.isPresent() && next.get().getRawAuthority().equals(realm.getRawAuthority())) {
      response = send(HttpRequest.newBuilder(next.get()).GET());
      next = next(response);
    }
    return new Seen(
        response.statusCode(), Jsoup.parse(response.body(), response.uri().toString()), next);
  }

  private static Optional<URI> next(HttpResponse<String> response) {
    return response.headers().firstValue("Location").map(response.uri()::resolve);
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(Collectors.joining("; ")));
    }
    HttpResponse<String> response =
        http.send(request.timeout(Duration.ofMinutes(1)).build(), BodyHandlers.ofString());
    for (String header : response.headers().allValues("Set-Cookie")) {
      for (HttpCookie cookie : HttpCookie.parse(header)) {
        if (cookie.getMaxAge() == 0) {
          cookies.remove(cookie.getName());
        } else {
          cookies.put(cookie.getName(), cookie.getValue());
        }
      }
    }
    return response;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  /// @param elsewhere where they are sent, if it is no page of Keycloak's
  record Seen(int status, Document document, Optional<URI> elsewhere) {
    /// What the portal is given there.
    ///
    /// @param callback where it has to be
    ProviderAnswer answer(URI callback) {
      URI back = elsewhere.orElseThrow(() -> new AssertionError("still at: " + document.text()));
      if (!back.toString().startsWith(callback + "?")) {
        throw new AssertionError("sent to " + back.getRawAuthority() + back.getRawPath());
      }
      Map<String, String> query =
          Arrays.stream(back.getRawQuery().split("&"))
              .map(pair -> pair.split("=", 2))
              .collect(
                  Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], UTF_8)));
      return new ProviderAnswer(
          Optional.ofNullable(query.get("state")),
          Optional.ofNullable(query.get("code")),
          Optional.ofNullable(query.get("error")),
          Optional.ofNullable(query.get("iss")));
    }
  }
}
