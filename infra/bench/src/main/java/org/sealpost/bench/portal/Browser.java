package org.sealpost.bench.portal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// A recipient's browser: keeps cookies and connections, and calls itself what browsers do, or the
/// portal would take it for a machine.
final class Browser implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String NAME =
      "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0";

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /// By name. The JDK's own jar sends those with an age as browsers have not done for long.
  private final Map<String, String> cookies = new ConcurrentHashMap<>();

  HttpResponse<byte[]> get(URI address) throws IOException, InterruptedException {
    return send(request(address).GET());
  }

  /// The body of what has to be there.
  byte[] read(URI address) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = get(address);
    if (answer.statusCode() != 200) {
      throw new IOException(address.getPath() + " answered " + answer.statusCode());
    }
    return answer.body();
  }

  /// Submits a form.
  ///
  /// @param fields as they are sent
  void post(URI address, String fields) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer =
        send(
            request(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", "same-origin")
                .POST(HttpRequest.BodyPublishers.ofString(fields, UTF_8)));
    if (answer.statusCode() != 303) {
      throw new IOException("a form was answered with " + answer.statusCode());
    }
  }

  /// How an answer is compressed on the way, when the browser would take it so.
  Optional<String> compression(URI address) throws IOException, InterruptedException {
    return send(request(address).header("Accept-Encoding", "gzip, br").GET())
        .headers()
        .firstValue("content-encoding");
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = http.send(request.build(), BodyHandlers.ofByteArray());
    answer.headers().allValues("set-cookie").forEach(this::keep);
    return answer;
  }

  private void keep(String setCookie) {
    String[] cookie = setCookie.split(";", 2)[0].split("=", 2);
    cookies.put(cookie[0], cookie[1]);
  }

  private HttpRequest.Builder request(URI address) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address).timeout(PATIENCE).header("User-Agent", NAME);
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(Collectors.joining("; ")));
    }
    return request;
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
