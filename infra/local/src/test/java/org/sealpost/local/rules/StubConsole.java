package org.sealpost.local.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// Answers as a console does, and remembers what it was asked.
final class StubConsole implements AutoCloseable {
  static final String TOKEN = "token-of-the-test";

  private final HttpServer server;
  private final Map<String, Answer> answers = new HashMap<>();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();

  private StubConsole(HttpServer server) {
    this.server = server;
  }

  /// Running on this data folder.
  static StubConsole start(Path data) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    StubConsole console = new StubConsole(server);
    server.createContext("/", console::answer);
    server.start();
    Run.write(data.resolve("endpoints.json"), "{\"console\": \"%s/\"}".formatted(console.origin()));
    Run.write(data.resolve("console.token"), TOKEN + "\n");
    return console;
  }

  StubConsole answering(String path, int status, String body) {
    answers.put(path, new Answer(status, body));
    return this;
  }

  String origin() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  List<Asked> asked() {
    return asked;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      asked.add(
          new Asked(
              exchange.getRequestMethod(),
              exchange.getRequestURI().toString(),
              new String(exchange.getRequestBody().readAllBytes(), UTF_8),
              Optional.ofNullable(exchange.getRequestHeaders().getFirst("If-Match"))));
      boolean known =
          ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"));
      Answer answer =
          known
              ? answers.getOrDefault(
                  exchange.getRequestURI().getPath(),
                  new Answer(404, "{\"message\": \"There is nothing here.\", \"code\": \"x\"}"))
              : new Answer(401, "");
      exchange.getResponseHeaders().add("ETag", "\"7\"");
      byte[] body = answer.body.getBytes(UTF_8);
      exchange.sendResponseHeaders(answer.status, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  /// @param uri path and query
  record Asked(String method, String uri, String body, Optional<String> ifMatch) {}

  private record Answer(int status, String body) {}
}
