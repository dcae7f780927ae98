package org.sealpost.console.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

@Singleton
final class Refusals implements ExceptionHandler<RefusedException, HttpResponse<?>> {
  @Override
  @SuppressWarnings("rawtypes") // Micronaut's signature
  public HttpResponse<?> handle(HttpRequest request, RefusedException refused) {
    return Problem.answer(
        (HttpRequest<?>) request, refused.status(), refused.code(), refused.sentence());
  }
}
