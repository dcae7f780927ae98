package org.sealpost.console.web;

import io.micronaut.http.HttpRequest;
import java.util.UUID;

/// Names one request, in its answer and in the log.
final class RequestId {
  static final String HEADER = "X-Request-Id";
  private static final String ATTRIBUTE = "org.sealpost.console.requestId";

  private RequestId() {}

  /// The request's id, made when it is first asked for. What a client sends as one is not looked
  /// at.
  static String of(HttpRequest<?> request) {
    return request
        .getAttribute(ATTRIBUTE, String.class)
        .orElseGet(
            () -> {
              String id = UUID.randomUUID().toString();
              request.setAttribute(ATTRIBUTE, id);
              return id;
            });
  }
}
