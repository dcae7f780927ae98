package org.sealpost.console.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.serde.annotation.Serdeable;

/// The one shape of everything that goes wrong.
///
/// @param message a sentence for people; never of a failure that nobody foresaw
/// @param code for programs; never changes
/// @param requestId finds the request in the log
@Serdeable
public record Problem(String message, String code, String requestId) {
  public static MutableHttpResponse<Problem> answer(
      HttpRequest<?> request, HttpStatus status, String code, String message) {
    return HttpResponse.status(status).body(new Problem(message, code, RequestId.of(request)));
  }
}
