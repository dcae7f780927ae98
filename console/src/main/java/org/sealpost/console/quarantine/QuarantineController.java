package org.sealpost.console.quarantine;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestAttribute;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sealpost.administration.QuarantineAdministration;
import org.sealpost.console.signin.Admins;
import org.sealpost.console.web.Limit;
import org.sealpost.console.web.RefusedException;
import org.sealpost.mail.IntakeId;
import org.sealpost.quarantine.QuarantineState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

@Controller("/api/quarantine")
@ExecuteOn(TaskExecutors.BLOCKING)
final class QuarantineController {
  private static final Logger LOG = LoggerFactory.getLogger(QuarantineController.class);

  private final QuarantineAdministration administration;

  QuarantineController(QuarantineAdministration administration) {
    this.administration = administration;
  }

  /// What is held, the newest first.
  @Get
  HeldMails list(@QueryValue(defaultValue = "100") int limit) {
    return new HeldMails(
        administration.held(Limit.between(1, 500, limit, "The limit")).stream()
            .map(HeldMailView::of)
            .toList());
  }

  /// Releasing twice is harmless: it goes once, in the name of the first.
  @Post("/{id}/release")
  Decided release(String id, @RequestAttribute(Admins.ATTRIBUTE) String admin) {
    QuarantineState state =
        parse(id)
            .flatMap(mail -> administration.release(mail, admin))
            .orElseThrow(QuarantineController::unknown);
    LOG.info("held mail {}: release asked, is {}", id, state.getClass().getSimpleName());
    return switch (state) {
      case QuarantineState.Released(Instant at, String by) -> new Decided("released", at, by);
      case QuarantineState.Deleted(Instant at, String by) ->
          throw tooLate(by + " has deleted this mail on " + day(at) + ". It cannot be released.");
      case QuarantineState.Expired(Instant at) -> throw expired(at);
      case QuarantineState.Held() -> throw new IllegalStateException("decided and still held");
    };
  }

  /// Deleting twice is harmless.
  @Post("/{id}/delete")
  Decided delete(String id, @RequestAttribute(Admins.ATTRIBUTE) String admin) {
    QuarantineState state =
        parse(id)
            .flatMap(mail -> administration.delete(mail, admin))
            .orElseThrow(QuarantineController::unknown);
    LOG.info("held mail {}: deletion asked, is {}", id, state.getClass().getSimpleName());
    return switch (state) {
      case QuarantineState.Deleted(Instant at, String by) -> new Decided("deleted", at, by);
      case QuarantineState.Released(Instant at, String by) ->
          throw tooLate(by + " has released this mail on " + day(at) + ". It is on its way.");
      case QuarantineState.Expired(Instant at) -> throw expired(at);
      case QuarantineState.Held() -> throw new IllegalStateException("decided and still held");
    };
  }

  private static RefusedException expired(Instant at) {
    return tooLate(
        "Nobody decided about this mail in time: it went back to its sender on " + day(at) + ".");
  }

  private static RefusedException tooLate(String sentence) {
    return new RefusedException(HttpStatus.CONFLICT, "decided-before", sentence);
  }

  private static String day(Instant at) {
    return at.toString().substring(0, 10);
  }

  private static Optional<IntakeId> parse(String id) {
    try {
      return Optional.of(new IntakeId(id));
    } catch (IllegalArgumentException notAnId) {
      return Optional.empty();
    }
  }

  private static RefusedException unknown() {
    return new RefusedException(
        HttpStatus.NOT_FOUND, "mail-unknown", "There is no such mail in the quarantine.");
  }

  @Serdeable
  record HeldMails(List<HeldMailView> mails) {}

  /// @param state `released` or `deleted`
  @Serdeable
  record Decided(String state, Instant at, String by) {}
}
