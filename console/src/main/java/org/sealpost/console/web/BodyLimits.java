package org.sealpost.console.web;

import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Refuses bodies that are larger than their address has use for, before any of them is read. A
/// body has to say how long it is.
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(BodyLimits.BEFORE_ANYBODY_READS)
final class BodyLimits {
  static final int BEFORE_ANYBODY_READS = -500;

  private static final long A_FEW_WORDS = 64 * 1024;
  private static final long MEGABYTE = 1024 * 1024;
  private static final Map<String, Long> LIMITS =
      Map.of(
          "/api/protection", 16 * MEGABYTE,
          "/api/certificates", 5 * MEGABYTE,
          "/api/rules", 20 * MEGABYTE,
          "/api/rules/import", 5 * MEGABYTE,
          "/api/rules/powershell", 6 * MEGABYTE,
          "/api/rules/test", 40 * MEGABYTE,
          "/api/directory", 20 * MEGABYTE,
          "/api/directory/people.csv", 5 * MEGABYTE,
          "/api/directory/groups.csv", 5 * MEGABYTE);

  /// @return the refusal; null to go on, as Micronaut wants it
  @RequestFilter
  @Nullable HttpResponse<?> limit(HttpRequest<?> request) {
    if (request.getHeaders().contains(HttpHeaders.TRANSFER_ENCODING)) {
      return Problem.answer(
          request,
          HttpStatus.LENGTH_REQUIRED,
          "length-needed",
          "Say how long the body is: send a Content-Length.");
    }
    long limit = LIMITS.getOrDefault(request.getPath(), A_FEW_WORDS);
    OptionalLong length = contentLength(request);
    return length.isPresent() && length.getAsLong() > limit
        ? Problem.answer(
            request,
            HttpStatus.REQUEST_ENTITY_TOO_LARGE,
            "too-large",
            "Too large: this address takes " + size(limit) + " at most.")
        : null;
  }

  private static OptionalLong contentLength(HttpRequest<?> request) {
    return request
        .getHeaders()
        .findFirst(HttpHeaders.CONTENT_LENGTH)
        .map(String::strip)
        .filter(text -> text.matches("[0-9]{1,18}"))
        .map(text -> OptionalLong.of(Long.parseLong(text)))
        .orElse(OptionalLong.empty());
  }

  private static String size(long bytes) {
    return bytes < MEGABYTE ? bytes / 1024 + " KB" : bytes / MEGABYTE + " MB";
  }
}
