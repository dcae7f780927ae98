package org.sealpost.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.sealpost.Unavailable;

/// Asks a provider: within a time that includes the last byte of the answer, for no more bytes than
/// an honest answer has, and without being sent elsewhere. One connection per question: a function
/// that slept has none that is still good.
final class ProviderHttp {
  /// Microsoft's keys take 20 KB.
  static final int LARGEST_ANSWER = 256 * 1024;

  private final Duration timeout;

  /// @param timeout for all of one question
  ProviderHttp(Duration timeout) {
    this.timeout = timeout;
  }

  /// @throws Unavailable for every reason not to have an answer
  Answer get(URI address) {
    return ask(HttpRequest.newBuilder(address).GET());
  }

  /// @param headers besides the type
  /// @throws Unavailable for every reason not to have an answer
  Answer post(URI address, Map<String, String> headers, String form) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form, UTF_8));
    headers.forEach(request::header);
    return ask(request);
  }

  private Answer ask(HttpRequest.Builder request) {
    HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(timeout)
            .build();
    try (client) {
      return ask(client, request.header("Accept", "application/json").build());
    } finally {
      client.shutdownNow();
    }
  }

  private Answer ask(HttpClient client, HttpRequest request) {
    CompletableFuture<HttpResponse<byte[]>> response =
        client.sendAsync(
            request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_ANSWER));
    try {
      HttpResponse<byte[]> answer = response.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      return new Answer(answer.statusCode(), new String(answer.body(), UTF_8));
    } catch (TimeoutException late) {
      client.shutdownNow();
      throw new Unavailable("sign-in provider", late);
    } catch (ExecutionException failed) {
      client.shutdownNow();
      throw new Unavailable(
          "sign-in provider", Objects.requireNonNullElse(failed.getCause(), failed));
    } catch (InterruptedException stop) {
      client.shutdownNow();
      Thread.currentThread().interrupt();
      throw new Unavailable("sign-in provider", stop);
    }
  }

  /// @param body whatever it is
  record Answer(int status, String body) {
    /// @throws Unavailable unless it is what was asked for
    String ok() {
      if (status != 200) {
        throw new Unavailable("sign-in provider", new IOException("status " + status));
      }
      return body;
    }
  }
}
