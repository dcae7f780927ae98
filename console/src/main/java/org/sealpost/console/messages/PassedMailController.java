package org.sealpost.console.messages;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sealpost.administration.Administration;
import org.sealpost.console.web.Limit;
import org.sealpost.mail.MessageId;
import org.sealpost.trace.PassedMail;

/// Mail that went on as it was although something asked for more.
@Controller("/api/passed")
@ExecuteOn(TaskExecutors.BLOCKING)
final class PassedMailController {
  private final Administration administration;

  PassedMailController(Administration administration) {
    this.administration = administration;
  }

  /// The newest first.
  @Get
  PassedMails list(@QueryValue(defaultValue = "100") int limit) {
    return new PassedMails(
        administration.passedMail(Limit.between(1, 500, limit, "The limit")).stream()
            .map(Passed::of)
            .toList());
  }

  @Serdeable
  record PassedMails(List<Passed> mails) {}

  /// @param reason one sentence
  /// @param rules names of those that asked
  @Serdeable
  record Passed(Instant at, Optional<String> messageId, String reason, List<String> rules) {
    static Passed of(PassedMail mail) {
      return new Passed(
          mail.at(), mail.messageId().map(MessageId::value), mail.reason(), mail.rules());
    }
  }
}
