package org.sealpost.portal.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A browser that keeps its cookies and submits forms as API Gateway hands them on: in base64.
final class Browser {
  private final PortalHandler handler;
  private final Map<String, String> cookies = new LinkedHashMap<>();

  Browser(PortalHandler handler) {
    this.handler = handler;
  }

  APIGatewayV2HTTPResponse get(String path) {
    return send("GET", path, "");
  }

  APIGatewayV2HTTPResponse post(String path, Map<String, String> fields) {
    List<String> pairs =
        fields.entrySet().stream()
            .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
            .toList();
    return send("POST", path, String.join("&", pairs));
  }

  private APIGatewayV2HTTPResponse send(String method, String address, String body) {
    String[] parts = address.split("\\?", 2);
    String path = parts[0];
    var http =
        APIGatewayV2HTTPEvent.RequestContext.Http.builder()
            .withMethod(method)
            .withPath(path)
            .build();
    APIGatewayV2HTTPEvent event =
        APIGatewayV2HTTPEvent.builder()
            .withRawPath(path)
            .withRawQueryString(parts.length == 1 ? "" : parts[1])
            .withHeaders(
                Map.of(
                    "content-type", "application/x-www-form-urlencoded",
                    "origin", "null",
                    "sec-fetch-site", "same-origin"))
            .withCookies(
                cookies.entrySet().stream()
                    .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                    .toList())
            .withRequestContext(
                APIGatewayV2HTTPEvent.RequestContext.builder().withHttp(http).build())
            .withBody(Base64.getEncoder().encodeToString(body.getBytes(UTF_8)))
            .withIsBase64Encoded(true)
            .build();
    APIGatewayV2HTTPResponse answer = handler.handleRequest(event, new TestContext("lambda-1"));
    answer.getCookies().forEach(this::keep);
    return answer;
  }

  private void keep(String setCookie) {
    String[] pair = setCookie.split(";", 2)[0].split("=", 2);
    if (setCookie.contains("Max-Age=0")) {
      cookies.remove(pair[0]);
    } else {
      cookies.put(pair[0], pair[1]);
    }
  }
}
