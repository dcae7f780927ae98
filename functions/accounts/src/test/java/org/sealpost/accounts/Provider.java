package org.sealpost.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A provider on this machine that answers whatever a test says, and remembers what it was asked.
final class Provider implements AutoCloseable {
  static final String METADATA = "/.well-known/openid-configuration";
  static final String TOKEN = "/token";
  static final String KEYS = "/keys";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Map<String, Behaviour> behaviours = new ConcurrentHashMap<>();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();

  private Provider(HttpServer server) {
    this.server = server;
  }

  static Provider start() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      Provider provider = new Provider(server);
      server.createContext("/", provider::handle);
      server.setExecutor(provider.threads);
      server.start();
      provider.answer(METADATA, 200, provider.metadata());
      provider.answer(KEYS, 200, Tokens.document(Tokens.RSA, Tokens.EC));
      return provider;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  String issuer() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /// As an honest provider has them.
  String metadata() {
    return """
        {"issuer": "ISSUER", "authorization_endpoint": "ISSUER/authorize",
         "token_endpoint": "ISSUER/token", "jwks_uri": "ISSUER/keys"}
        """
        .replace("ISSUER", issuer());
  }

  void answer(String path, int status, String body) {
    does(
        path,
        exchange -> {
          exchange.sendResponseHeaders(status, 0);
          exchange.getResponseBody().write(body.getBytes(UTF_8));
        });
  }

  void redirect(String path, String to) {
    does(
        path,
        exchange -> {
          exchange.getResponseHeaders().set("Location", to);
          exchange.sendResponseHeaders(307, -1);
        });
  }

  /// Takes the question, and says nothing until all is over.
  void fallSilent(String path) {
    does(path, exchange -> await());
  }

  /// Begins an answer, and does not end it.
  void fallSilentInTheMiddle(String path) {
    does(
        path,
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write("{\"id_token\":\"".getBytes(UTF_8));
          exchange.getResponseBody().flush();
          await();
        });
  }

  /// Says more than anybody wants to hear.
  void floods(String path) {
    does(
        path,
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          byte[] block = " ".repeat(8192).getBytes(UTF_8);
          for (int sent = 0; sent < 100_000_000; sent += block.length) {
            exchange.getResponseBody().write(block);
          }
        });
  }

  void does(String path, Behaviour behaviour) {
    behaviours.put(path, behaviour);
  }

  List<Asked> asked(String path) {
    return asked.stream().filter(one -> one.path().equals(path)).toList();
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      asked.add(
          new Asked(
              path,
              exchange.getRequestHeaders().getOrDefault("Authorization", List.of()),
              new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
      behaviours
          .getOrDefault(path, unknown -> unknown.sendResponseHeaders(404, -1))
          .answer(exchange);
    }
  }

  private void await() {
    try {
      closed.await();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  @FunctionalInterface
  interface Behaviour {
    void answer(HttpExchange exchange) throws IOException;
  }

  record Asked(String path, List<String> authorization, String form) {}
}
