package org.sealpost.local.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealpost.aws.lambda.WordlessFailure;
import org.sealpost.local.lambda.LocalContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A function behind an HTTP API of API Gateway (payload format 2.0).
///
/// @param name for logs
record FunctionCall(
    String name, RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> function) {
  private static final Logger LOG = LoggerFactory.getLogger(FunctionCall.class);
  private static final int NO_BODY = -1;

  /// Answers the request with what the function makes of it; 500 without a word when it fails.
  void answer(HttpExchange exchange, APIGatewayV2HTTPEvent event) throws IOException {
    APIGatewayV2HTTPResponse response;
    try {
      response = function.handleRequest(event, LocalContext.of(name));
    } catch (RuntimeException | Error failed) {
      LOG.error("the {} failed", name, new WordlessFailure(failed));
      send(exchange, 500, "{\"message\":\"Internal Server Error\"}".getBytes(UTF_8));
      return;
    }
    headers(response).forEach(exchange.getResponseHeaders()::set);
    cookies(response).forEach(each -> exchange.getResponseHeaders().add("Set-Cookie", each));
    send(exchange, response.getStatusCode(), body(response));
  }

  /// Sends the answer's status and body, when its headers are set.
  static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    if (exchange.getRequestMethod().equals("HEAD") || body.length == 0) {
      exchange.sendResponseHeaders(status, NO_BODY);
      return;
    }
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
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
}
