package org.sealpost.console.messages;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestAttribute;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sealpost.administration.Administration;
import org.sealpost.console.signin.Admins;
import org.sealpost.console.web.Problem;
import org.sealpost.protection.ProtectedMessageId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

@Controller("/api/messages")
@ExecuteOn(TaskExecutors.BLOCKING)
final class MessagesController {
  private static final Logger LOG = LoggerFactory.getLogger(MessagesController.class);
  private static final int MOST = 500;

  private final Administration administration;
  private final Clock clock;

  MessagesController(Administration administration, Clock clock) {
    this.administration = administration;
    this.clock = clock;
  }

  /// The newest first.
  @Get
  HttpResponse<?> list(HttpRequest<?> request, @QueryValue(defaultValue = "100") int limit) {
    if (limit < 1 || limit > MOST) {
      return Problem.answer(
          request, HttpStatus.BAD_REQUEST, "bad-limit", "The limit is a number from 1 to 500.");
    }
    Instant now = clock.instant();
    return HttpResponse.ok(
        new MessageList(
            administration.recentMessages(limit).stream()
                .map(message -> MessageSummary.of(message, now))
                .toList()));
  }

  @Get("/{id}")
  HttpResponse<?> show(HttpRequest<?> request, String id) {
    return parse(id)
        .flatMap(administration::message)
        .<HttpResponse<?>>map(details -> HttpResponse.ok(MessageView.of(details, clock.instant())))
        .orElseGet(() -> unknown(request));
  }

  /// Revoking twice is harmless: the first stays. Answers the message as it is afterwards.
  @Post("/{id}/revoke")
  HttpResponse<?> revoke(
      HttpRequest<?> request, String id, @RequestAttribute(Admins.ATTRIBUTE) String admin) {
    Optional<ProtectedMessageId> known =
        parse(id).filter(message -> administration.revoke(message, admin));
    known.ifPresent(message -> LOG.info("message {} revoked", message));
    return show(request, id);
  }

  private static Optional<ProtectedMessageId> parse(String id) {
    try {
      return Optional.of(new ProtectedMessageId(id));
    } catch (IllegalArgumentException notAnId) {
      return Optional.empty();
    }
  }

  private static HttpResponse<Problem> unknown(HttpRequest<?> request) {
    return Problem.answer(
        request, HttpStatus.NOT_FOUND, "message-unknown", "There is no such message.");
  }

  @Serdeable
  record MessageList(List<MessageSummary> messages) {}
}
