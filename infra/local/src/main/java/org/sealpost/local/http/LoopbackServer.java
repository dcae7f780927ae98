package org.sealpost.local.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An HTTP server that only this machine reaches.
final class LoopbackServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LoopbackServer.class);
  private static final int BACKLOG = 128;
  private static final int GRACE_SECONDS = 5;

  private final HttpServer server;
  private final ExecutorService requests;

  private LoopbackServer(HttpServer server, ExecutorService requests) {
    this.server = server;
    this.requests = requests;
  }

  /// Takes the port; who asks before [#serve] waits.
  ///
  /// @param port 0 for any that is free
  /// @throws IOException when the port is taken
  static LoopbackServer bind(int port) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
    ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
    server.setExecutor(requests);
    return new LoopbackServer(server, requests);
  }

  void serve(Handler handler) {
    server.createContext("/", exchange -> handle(exchange, handler));
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  URI origin() {
    return URI.create("http://127.0.0.1:" + port());
  }

  /// Waits a little for the requests that are being answered.
  @Override
  public void close() {
    server.stop(GRACE_SECONDS);
    requests.shutdownNow();
  }

  private static void handle(HttpExchange exchange, Handler handler) {
    try (exchange) {
      handler.handle(exchange);
    } catch (IOException gone) {
      LOG.debug("a browser went away", gone);
    } catch (RuntimeException | Error bug) {
      LOG.error("a request failed", bug);
    }
  }

  /// Answers one request; the exchange is closed afterwards.
  @FunctionalInterface
  interface Handler {
    void handle(HttpExchange exchange) throws IOException;
  }
}
