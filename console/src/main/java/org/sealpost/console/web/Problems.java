package org.sealpost.console.web;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;

/// Gives the errors that Micronaut finds by itself our shape.
@Singleton
final class Problems implements ErrorResponseProcessor<Problem> {
  @Override
  public MutableHttpResponse<Problem> processResponse(
      ErrorContext context, MutableHttpResponse<?> response) {
    HttpStatus status = response.status();
    return response.body(
        new Problem(sentence(status), code(status), RequestId.of(context.getRequest())));
  }

  private static String sentence(HttpStatus status) {
    return switch (status) {
      case NOT_FOUND -> "There is nothing at this address.";
      case METHOD_NOT_ALLOWED -> "This address cannot be used in this way.";
      case REQUEST_ENTITY_TOO_LARGE -> "The request is too large.";
      case UNSUPPORTED_MEDIA_TYPE, NOT_ACCEPTABLE -> "The console speaks JSON only.";
      case SERVICE_UNAVAILABLE -> "Something the console needs does not answer. Try again.";
      default ->
          status.getCode() < 500
              ? "The console does not understand this request."
              : "Something went wrong here. Try again; if it stays so, look into the log.";
    };
  }

  private static String code(HttpStatus status) {
    return switch (status) {
      case NOT_FOUND -> "not-found";
      case METHOD_NOT_ALLOWED -> "method-not-allowed";
      case REQUEST_ENTITY_TOO_LARGE -> "too-large";
      case UNSUPPORTED_MEDIA_TYPE, NOT_ACCEPTABLE -> "json-only";
      case SERVICE_UNAVAILABLE -> "unavailable";
      default -> status.getCode() < 500 ? "bad-request" : "internal";
    };
  }
}
