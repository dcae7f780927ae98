package org.sealpost.local.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/// The portal's HTTP API of API Gateway (payload format 2.0), on a port of this machine.
public final class HttpFront implements AutoCloseable {
  /// What brings sealed messages, and answers with files. The portal has limits of its own for
  /// them, and words.
  private static final Pattern LARGE_FORMS = Pattern.compile("/m/[^/]+/(sealed|answer)");

  /// Other forms bring a field or two.
  private static final int LARGEST_FORM_BYTES = 1_100_000;

  private final LoopbackServer server;

  private HttpFront(LoopbackServer server) {
    this.server = server;
  }

  /// Takes the port, so that its origin is known; who asks before [#serve] waits.
  ///
  /// @param port 0 for any that is free
  /// @throws IOException when the port is taken
  public static HttpFront bind(int port) throws IOException {
    return new HttpFront(LoopbackServer.bind(port));
  }

  /// From now on requests become events for this function.
  public void serve(RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> function) {
    FunctionCall portal = new FunctionCall("portal", function);
    server.serve(exchange -> handle(exchange, portal));
  }

  public URI origin() {
    return server.origin();
  }

  @Override
  public void close() {
    server.close();
  }

  private static void handle(HttpExchange exchange, FunctionCall portal) throws IOException {
    Optional<APIGatewayV2HTTPEvent> event =
        RequestBody.read(exchange, largestBytes(exchange))
            .flatMap(body -> GatewayEvent.of(exchange, body));
    if (event.isEmpty()) {
      FunctionCall.send(
          exchange, 413, "{\"message\":\"Request Entity Too Large\"}".getBytes(UTF_8));
      return;
    }
    portal.answer(exchange, event.get());
  }

  private static int largestBytes(HttpExchange exchange) {
    return LARGE_FORMS.matcher(exchange.getRequestURI().getPath()).matches()
        ? GatewayEvent.LARGEST_BYTES
        : LARGEST_FORM_BYTES;
  }
}
