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
import java.util.OptionalInt;
import org.sealpost.administration.Administration;
import org.sealpost.administration.MessageDetails;
import org.sealpost.console.signin.Admins;
import org.sealpost.console.web.Problem;
import org.sealpost.protection.MessageRecipient;
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

  /// Signs a recipient out of the portal on all devices. Answers how many sessions there were, and
  /// the message as it is afterwards.
  ///
  /// @param recipient their place in [MessageView#recipients], from 0: it never changes
  @Post("/{id}/recipients/{recipient}/sign-out")
  HttpResponse<?> signOut(
      HttpRequest<?> request,
      String id,
      int recipient,
      @RequestAttribute(Admins.ATTRIBUTE) String admin) {
    Optional<MessageDetails> details = parse(id).flatMap(administration::message);
    if (details.isEmpty()) {
      return unknown(request);
    }
    List<MessageRecipient> recipients = MessageView.inOrder(details.get().recipients());
    if (recipient < 0 || recipient >= recipients.size()) {
      return Problem.answer(
          request, HttpStatus.NOT_FOUND, "recipient-unknown", "There is no such recipient.");
    }
    ProtectedMessageId message = details.get().message().id();
    OptionalInt ended = administration.endSessions(message, recipients.get(recipient).key(), admin);
    LOG.info("message {}: {} sessions of a recipient ended", message, ended.orElse(0));
    return administration
        .message(message)
        .<HttpResponse<?>>map(
            after ->
                HttpResponse.ok(
                    new SignedOut(ended.orElse(0), MessageView.of(after, clock.instant()))))
        .orElseGet(() -> unknown(request));
  }

  /// Removes all passkeys of a recipient's mailbox, and signs it out. Answers how many there were,
  /// and the message as it is afterwards.
  ///
  /// @param recipient their place in [MessageView#recipients], from 0: it never changes
  @Post("/{id}/recipients/{recipient}/remove-passkeys")
  HttpResponse<?> removePasskeys(
      HttpRequest<?> request,
      String id,
      int recipient,
      @RequestAttribute(Admins.ATTRIBUTE) String admin) {
    Optional<MessageDetails> details = parse(id).flatMap(administration::message);
    if (details.isEmpty()) {
      return unknown(request);
    }
    List<MessageRecipient> recipients = MessageView.inOrder(details.get().recipients());
    if (recipient < 0 || recipient >= recipients.size()) {
      return Problem.answer(
          request, HttpStatus.NOT_FOUND, "recipient-unknown", "There is no such recipient.");
    }
    ProtectedMessageId message = details.get().message().id();
    OptionalInt removed =
        administration.removePasskeys(message, recipients.get(recipient).key(), admin);
    LOG.info("message {}: {} passkeys of a recipient removed", message, removed.orElse(0));
    return administration
        .message(message)
        .<HttpResponse<?>>map(
            after ->
                HttpResponse.ok(
                    new PasskeysRemoved(removed.orElse(0), MessageView.of(after, clock.instant()))))
        .orElseGet(() -> unknown(request));
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

  /// @param sessions how many were ended
  @Serdeable
  record SignedOut(int sessions, MessageView view) {}

  /// @param passkeys how many were removed
  @Serdeable
  record PasskeysRemoved(int passkeys, MessageView view) {}

  @Serdeable
  record MessageList(List<MessageSummary> messages) {}
}
