package org.sealpost.console.rules;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.sealpost.administration.RuleTrial;
import org.sealpost.administration.TrialJson;
import org.sealpost.console.web.RefusedException;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.MalformedMailException;
import org.sealpost.rules.simulation.MailFile;

/// Says what rules would do with a mail. Sends nothing and stores nothing.
@Controller("/api/rules")
@ExecuteOn(TaskExecutors.BLOCKING)
final class TrialController {
  private final RuleTrial trial;

  TrialController(RuleTrial trial) {
    this.trial = trial;
  }

  /// @param from reverse-path; without it the address of the From field
  /// @param to recipients, separated by commas; without it those of To, Cc and Bcc
  /// @param version of the rules; without it those in force
  /// @param authenticated whether the connection would have been
  @Post("/test")
  @Consumes(MediaType.ALL)
  @Produces(MediaType.APPLICATION_JSON)
  String test(
      @Body byte[] message,
      @QueryValue Optional<String> from,
      @QueryValue(defaultValue = "") String to,
      @QueryValue(defaultValue = "-1") long version,
      @QueryValue(defaultValue = "true") boolean authenticated) {
    List<EmailAddress> recipients =
        Arrays.stream(to.split(","))
            .map(String::strip)
            .filter(text -> !text.isEmpty())
            .map(TrialController::address)
            .toList();
    MailFile terms =
        new MailFile(
            from.map(TrialController::address), recipients, authenticated, Optional.empty());
    try {
      return trial
          .explain(message, terms, version < 0 ? Optional.empty() : Optional.of(version))
          .map(tried -> TrialJson.write(tried.explanation(), tried.wrapper()))
          .orElseThrow(
              () ->
                  new RefusedException(
                      HttpStatus.NOT_FOUND,
                      "version-unknown",
                      "There is no such version of the rules."));
    } catch (MalformedMailException malformed) {
      throw new RefusedException(
          HttpStatus.UNPROCESSABLE_ENTITY,
          "bad-message",
          "This mail cannot be tried: " + malformed.getMessage());
    }
  }

  private static EmailAddress address(String text) {
    return EmailAddress.parse(text)
        .orElseThrow(
            () ->
                new RefusedException(
                    HttpStatus.BAD_REQUEST,
                    "bad-address",
                    "“" + text + "” is not a mail address."));
  }
}
