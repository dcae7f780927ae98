package org.sealpost.console.rules;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestAttribute;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.sealpost.administration.RuleAdministration;
import org.sealpost.administration.SaveResult;
import org.sealpost.administration.StoredConfiguration;
import org.sealpost.console.signin.Admins;
import org.sealpost.console.web.RefusedException;
import org.sealpost.console.web.VersionTag;
import org.sealpost.rules.RuleId;
import org.sealpost.rules.RuleSet;
import org.sealpost.rules.exchange.CommandContext;
import org.sealpost.rules.exchange.CommandOutcome;
import org.sealpost.rules.exchange.ExchangeCommands;
import org.sealpost.rules.exchange.collection.ImportOptions;
import org.sealpost.rules.exchange.collection.ImportOptions.Arrival;
import org.sealpost.rules.exchange.collection.ImportReport;
import org.sealpost.rules.exchange.collection.RefusedFileException;
import org.sealpost.rules.exchange.collection.RuleCollectionExport;
import org.sealpost.rules.exchange.collection.RuleCollectionImport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Rules as admins of Exchange write and carry them: commands, and files.
@Controller("/api/rules")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ExchangeController {
  private static final Logger LOG = LoggerFactory.getLogger(ExchangeController.class);

  /// A command is short, and two admins at once are rare.
  private static final int TRIES = 5;

  private final RuleAdministration administration;
  private final ExchangeSurroundings surroundings;

  ExchangeController(RuleAdministration administration, ExchangeSurroundings surroundings) {
    this.administration = administration;
    this.surroundings = surroundings;
  }

  /// Carries commands out on the rules in force. Without `If-Match` they are carried out again on
  /// whatever somebody else saves meanwhile, as Exchange does.
  @Post("/powershell")
  Answer run(
      HttpRequest<?> request,
      @Body Script script,
      @RequestAttribute(Admins.ATTRIBUTE) String admin) {
    String command = script.command().orElse("");
    if (command.isBlank()) {
      throw new RefusedException(
          HttpStatus.BAD_REQUEST,
          "no-command",
          "There is no command: write one, such as Get-TransportRule.");
    }
    Optional<Long> expected =
        request.getHeaders().contains(HttpHeaders.IF_MATCH)
            ? Optional.of(VersionTag.expected(request))
            : Optional.empty();
    for (int tries = 1; ; tries++) {
      StoredConfiguration<RuleSet> before = administration.current();
      CommandOutcome outcome = outcome(command, before.content());
      if (outcome.after().equals(before.content())) {
        return Answer.of(outcome, before.version());
      }
      SaveResult result = save(outcome.after(), expected.orElse(before.version()), admin, "");
      if (result instanceof SaveResult.Saved || expected.isPresent() || tries == TRIES) {
        long version = VersionTag.saved(result);
        LOG.info("rules saved as version {} by command", version);
        return Answer.of(outcome, version);
      }
    }
  }

  private CommandOutcome outcome(String command, RuleSet before) {
    CommandContext context =
        new CommandContext(
            surroundings.now(Optional.empty(), Optional.empty()),
            () -> RuleId.of(UUID.randomUUID()));
    return ExchangeCommands.run(command, before, context);
  }

  /// @param dryRun reports and saves nothing
  /// @param as how imported rules begin: `audit` or `disabled`
  /// @param culture how dates are written, such as `de-DE`
  /// @param zone of dates, such as `Europe/Berlin`
  @Post("/import")
  @Consumes(MediaType.ALL)
  ImportView read(
      HttpRequest<?> request,
      @Body byte[] file,
      @QueryValue(defaultValue = "false") boolean dryRun,
      @QueryValue(defaultValue = "audit") String as,
      @QueryValue Optional<String> culture,
      @QueryValue Optional<String> zone,
      @RequestAttribute(Admins.ATTRIBUTE) String admin) {
    StoredConfiguration<RuleSet> current = administration.current();
    long expected = dryRun ? current.version() : VersionTag.expected(request);
    ImportOptions options =
        ImportOptions.of(surroundings.now(culture, zone), current.content())
            .withArrival(arrival(as));
    ImportReport report = report(file, options);
    if (dryRun || report.after().equals(current.content())) {
      return ImportView.of(report, Optional.empty());
    }
    long version =
        VersionTag.saved(
            save(
                report.after(),
                expected,
                admin,
                "Imported a file of " + report.rules().size() + " rules"));
    LOG.info("rules saved as version {} by import", version);
    return ImportView.of(report, Optional.of(version));
  }

  private SaveResult save(RuleSet rules, long expected, String admin, String summary) {
    try {
      return administration.save(rules, expected, admin, summary);
    } catch (IllegalArgumentException refused) {
      throw RulesJson.refused(Words.withoutOurNames(refused));
    }
  }

  private static ImportReport report(byte[] file, ImportOptions options) {
    try {
      return RuleCollectionImport.read(file, options);
    } catch (RefusedFileException refused) {
      throw new RefusedException(HttpStatus.UNPROCESSABLE_ENTITY, "bad-file", refused.why());
    }
  }

  private static Arrival arrival(String as) {
    return switch (as.toLowerCase(Locale.ROOT)) {
      case "audit" -> Arrival.AUDIT;
      case "disabled" -> Arrival.DISABLED;
      default ->
          throw new RefusedException(
              HttpStatus.BAD_REQUEST, "bad-arrival", "Rules are imported as audit or as disabled.");
    };
  }

  /// As Export-TransportRuleCollection writes them: XML that names its own encoding, and goes out
  /// as bytes because Lambda takes XML for text.
  @Get("/export")
  @Produces(MediaType.APPLICATION_OCTET_STREAM)
  HttpResponse<byte[]> export() {
    StoredConfiguration<RuleSet> current = administration.current();
    return HttpResponse.ok(RuleCollectionExport.write(current.content()))
        .header(HttpHeaders.ETAG, VersionTag.of(current.version()))
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"rules.xml\"");
  }

  @Serdeable
  record Script(Optional<String> command) {}

  /// @param output as Exchange shows it
  /// @param errors in its manner
  /// @param version that is in force now
  @Serdeable
  record Answer(String output, List<String> errors, long version) {
    static Answer of(CommandOutcome outcome, long version) {
      return new Answer(outcome.output(), outcome.errors(), version);
    }
  }
}
