package org.sealpost.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// Keeps cookies as today's browsers do: the JDK's own cookie handler quotes their values (RFC
/// 2965).
final class Browser {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final Map<String, String> cookies = new LinkedHashMap<>();

  HttpResponse<String> get(URI address) throws Exception {
    return send(HttpRequest.newBuilder(address));
  }

  /// Follows where the answer leads.
  HttpResponse<String> submit(URI address, Map<String, String> form) throws Exception {
    String fields =
        form.entrySet().stream()
            .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
            .collect(Collectors.joining("&"));
    HttpResponse<String> answer =
        post(address, "application/x-www-form-urlencoded", BodyPublishers.ofString(fields));
    return answer.statusCode() == 303
        ? get(address.resolve(answer.headers().firstValue("Location").orElseThrow()))
        : answer;
  }

  HttpResponse<String> post(URI address, String json) throws Exception {
    return post(address, "application/json", BodyPublishers.ofString(json));
  }

  private HttpResponse<String> post(URI address, String type, BodyPublisher body) throws Exception {
    return send(
        HttpRequest.newBuilder(address)
            .header("Origin", "http://" + address.getAuthority())
            .header("Content-Type", type)
            .POST(body));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    // Programs are shown no messages.
    request.header("User-Agent", "Mozilla/5.0 (X11; Linux x86_64) Firefox/148.0");
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(Collectors.joining("; ")));
    }
    HttpResponse<String> answer = CLIENT.send(request.build(), BodyHandlers.ofString());
    for (String cookie : answer.headers().allValues("Set-Cookie")) {
      String[] pair = cookie.split(";", -1)[0].split("=", 2);
      cookies.put(pair[0], pair[1]);
    }
    return answer;
  }
}
