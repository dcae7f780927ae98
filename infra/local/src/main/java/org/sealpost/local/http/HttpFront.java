package org.sealpost.local.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealpost.aws.lambda.WordlessFailure;
import org.sealpost.local.lambda.LocalContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An HTTP API of API Gateway (payload format 2.0) with one function behind it, on a port of this
/// machine.
public final class HttpFront implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HttpFront.class);

  /// Lambda's limit for one request, as JSON. Answers have none here.
  private static final int LARGEST_REQUEST_BYTES = 6 * 1024 * 1024;

  private static final int NO_BODY = -1;

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
    server.serve(exchange -> handle(exchange, function));
  }

  public URI origin() {
    return server.origin();
  }

  @Override
  public void close() {
    server.close();
  }

  private static void handle(
      HttpExchange exchange,
      RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> function)
      throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(LARGEST_REQUEST_BYTES + 1);
    Optional<APIGatewayV2HTTPEvent> event = GatewayEvent.of(exchange, body, LARGEST_REQUEST_BYTES);
    if (event.isEmpty()) {
      answer(exchange, 413, "{\"message\":\"Request Entity Too Large\"}".getBytes(UTF_8));
      return;
    }
    APIGatewayV2HTTPResponse response;
    try {
      response = function.handleRequest(event.get(), LocalContext.of("portal"));
    } catch (RuntimeException | Error failed) {
      LOG.error("the portal failed", new WordlessFailure(failed));
      answer(exchange, 500, "{\"message\":\"Internal Server Error\"}".getBytes(UTF_8));
      return;
    }
    headers(response).forEach(exchange.getResponseHeaders()::set);
    cookies(response).forEach(each -> exchange.getResponseHeaders().add("Set-Cookie", each));
    answer(exchange, response.getStatusCode(), body(response));
  }

  private static Map<String, String> headers(APIGatewayV2HTTPResponse response) {
    return Optional.ofNullable(response.getHeaders()).orElse(Map.of());
  }

  private static List<String> cookies(APIGatewayV2HTTPResponse response) {
    return Optional.ofNullable(response.getCookies()).orElse(List.of());
  }

  private static byte[] body(APIGatewayV2HTTPResponse response) {
    String text = Optional.ofNullable(response.getBody()).orElse("");
    return response.getIsBase64Encoded() ? Base64.getDecoder().decode(text) : text.getBytes(UTF_8);
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    if (exchange.getRequestMethod().equals("HEAD") || body.length == 0) {
      exchange.sendResponseHeaders(status, NO_BODY);
      return;
    }
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }
}
