package org.sealpost.local.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.sun.net.httpserver.HttpExchange;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// An HTTP request as API Gateway tells a function of it (payload format 2.0).
final class GatewayEvent {
  /// Lambda's limit for one request, as JSON. Answers have none here.
  static final int LARGEST_BYTES = 6 * 1024 * 1024;

  private static final Pattern TEXT =
      Pattern.compile(
          "(text/.*|application/(json|javascript|xml)|.*\\+(json|xml))( *;.*)?",
          Pattern.CASE_INSENSITIVE);

  private GatewayEvent() {}

  /// Empty when the body, in the form that it is passed on in, is larger than [#LARGEST_BYTES].
  static Optional<APIGatewayV2HTTPEvent> of(HttpExchange exchange, byte[] body) {
    Map<String, String> headers = headers(exchange);
    boolean base64 = !TEXT.matcher(headers.getOrDefault("content-type", "")).matches();
    String text = base64 ? Base64.getEncoder().encodeToString(body) : new String(body, UTF_8);
    if (body.length > LARGEST_BYTES || text.length() > LARGEST_BYTES) {
      return Optional.empty();
    }
    URI uri = exchange.getRequestURI();
    String query = Optional.ofNullable(uri.getRawQuery()).orElse("");
    var event =
        APIGatewayV2HTTPEvent.builder()
            .withVersion("2.0")
            .withRouteKey("$default")
            .withRawPath(uri.getRawPath())
            .withRawQueryString(query)
            .withCookies(cookies(exchange))
            .withHeaders(headers)
            .withIsBase64Encoded(base64 && body.length > 0)
            .withRequestContext(context(exchange, headers));
    if (!query.isEmpty()) {
      event.withQueryStringParameters(parameters(query));
    }
    if (body.length > 0) {
      event.withBody(text);
    }
    return Optional.of(event.build());
  }

  private static RequestContext context(HttpExchange exchange, Map<String, String> headers) {
    return RequestContext.builder()
        .withRouteKey("$default")
        .withStage("$default")
        .withAccountId("000000000000")
        .withApiId("local")
        .withDomainName(headers.getOrDefault("host", "127.0.0.1"))
        .withTimeEpoch(Instant.now().toEpochMilli())
        .withRequestId(UUID.randomUUID().toString())
        .withHttp(
            RequestContext.Http.builder()
                .withMethod(exchange.getRequestMethod())
                .withPath(exchange.getRequestURI().getRawPath())
                .withProtocol(exchange.getProtocol())
                .withSourceIp(exchange.getRemoteAddress().getAddress().getHostAddress())
                .withUserAgent(headers.getOrDefault("user-agent", ""))
                .build())
        .build();
  }

  /// Names in lower case; several fields of one name are joined. Cookies are told apart.
  private static Map<String, String> headers(HttpExchange exchange) {
    Map<String, String> headers = new TreeMap<>();
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) ->
                headers.merge(
                    name.toLowerCase(Locale.ROOT),
                    String.join(",", values),
                    (a, b) -> a + "," + b));
    headers.remove("cookie");
    return headers;
  }

  private static List<String> cookies(HttpExchange exchange) {
    return Optional.ofNullable(exchange.getRequestHeaders().get("Cookie")).stream()
        .flatMap(List::stream)
        .flatMap(field -> Stream.of(field.split(";", -1)))
        .map(String::strip)
        .filter(cookie -> !cookie.isEmpty())
        .toList();
  }

  private static Map<String, String> parameters(String query) {
    Map<String, String> parameters = new TreeMap<>();
    Arrays.stream(query.split("&", -1))
        .filter(pair -> !pair.isEmpty())
        .map(pair -> pair.split("=", 2))
        .forEach(
            pair ->
                parameters.merge(
                    decode(pair[0]),
                    pair.length == 2 ? decode(pair[1]) : "",
                    (a, b) -> a + "," + b));
    return parameters;
  }

  private static String decode(String encoded) {
    try {
      return URLDecoder.decode(encoded, UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return encoded;
    }
  }
}
