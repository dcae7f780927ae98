package org.sealpost.engines;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/// Talks to engines on this machine: what is not there yet is no answer rather than an error.
final class LocalHttp {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .connectTimeout(Duration.ofSeconds(2))
          .proxy(HttpClient.Builder.NO_PROXY)
          .version(HttpClient.Version.HTTP_1_1)
          .build();

  private LocalHttp() {}

  /// The body of a 200 answer.
  static Optional<String> get(URI uri) {
    return send(HttpRequest.newBuilder(uri));
  }

  /// The body of a 200 answer.
  static Optional<String> send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          CLIENT.send(request.timeout(LIMIT).build(), BodyHandlers.ofString());
      return response.statusCode() == 200 ? Optional.of(response.body()) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /// A port of 127.0.0.1 that was free a moment ago, for engines that cannot choose one themselves.
  static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new EngineUnavailableException("no free port on 127.0.0.1: " + e.getMessage(), e);
    }
  }
}
