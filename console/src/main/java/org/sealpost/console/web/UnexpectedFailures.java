package org.sealpost.console.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import jakarta.inject.Singleton;
import org.sealpost.Unavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whatever nobody else answers: logged with its request id, and nothing of it told outside.
@Singleton
final class UnexpectedFailures implements ExceptionHandler<Throwable, HttpResponse<?>> {
  private static final Logger LOG = LoggerFactory.getLogger(UnexpectedFailures.class);

  private final Problems problems;

  UnexpectedFailures(Problems problems) {
    this.problems = problems;
  }

  @Override
  @SuppressWarnings("rawtypes") // Micronaut's signature
  public HttpResponse<?> handle(HttpRequest request, Throwable failure) {
    LOG.error("request {} failed", RequestId.of(request), failure);
    HttpStatus status =
        failure instanceof Unavailable
            ? HttpStatus.SERVICE_UNAVAILABLE
            : HttpStatus.INTERNAL_SERVER_ERROR;
    return problems.processResponse(
        ErrorContext.builder(request).cause(failure).build(), HttpResponse.status(status));
  }
}
