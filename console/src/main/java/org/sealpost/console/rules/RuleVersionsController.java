package org.sealpost.console.rules;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
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
import java.util.Optional;
import org.sealpost.administration.DifferenceLine;
import org.sealpost.administration.RuleAdministration;
import org.sealpost.administration.RuleChange;
import org.sealpost.console.signin.Admins;
import org.sealpost.console.web.Limit;
import org.sealpost.console.web.RefusedException;
import org.sealpost.console.web.VersionTag;
import org.sealpost.console.web.VersionView;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Every version of the rules there has been; version 0 is the default rules.
@Controller("/api/rules/versions")
@ExecuteOn(TaskExecutors.BLOCKING)
final class RuleVersionsController {
  private static final Logger LOG = LoggerFactory.getLogger(RuleVersionsController.class);

  private final RuleAdministration administration;

  RuleVersionsController(RuleAdministration administration) {
    this.administration = administration;
  }

  /// @param before only older ones
  @Get
  VersionView.History list(
      @QueryValue(defaultValue = VersionView.NEWEST) long before,
      @QueryValue(defaultValue = "50") int limit) {
    return VersionView.History.of(
        administration.history(before, Limit.between(1, 500, limit, "The limit")));
  }

  @Get("/{version}")
  @Produces(MediaType.APPLICATION_JSON)
  String show(long version) {
    return administration
        .version(version)
        .map(rules -> RulesJson.write(version, rules, administration.warnings(rules)))
        .orElseThrow(RuleVersionsController::unknown);
  }

  /// What makes the one version the other.
  @Get("/{before}/changes/{after}")
  Changes changes(long before, long after) {
    return new Changes(
        administration.changes(before, after).orElseThrow(RuleVersionsController::unknown).stream()
            .map(Change::of)
            .toList());
  }

  /// Puts an old version in force, as a new one.
  @Post("/{version}/restore")
  HttpResponse<Restored> restore(
      HttpRequest<?> request, long version, @RequestAttribute(Admins.ATTRIBUTE) String admin) {
    long newest =
        VersionTag.saved(
            administration
                .restore(version, VersionTag.expected(request), admin)
                .orElseThrow(RuleVersionsController::unknown));
    LOG.info("rules of version {} restored as version {}", version, newest);
    return HttpResponse.ok(new Restored(newest)).header(HttpHeaders.ETAG, VersionTag.of(newest));
  }

  private static RefusedException unknown() {
    return new RefusedException(
        HttpStatus.NOT_FOUND, "version-unknown", "There is no such version of the rules.");
  }

  @Serdeable
  record Restored(long version) {}

  @Serdeable
  record Changes(List<Change> changes) {}

  /// @param kind `added`, `removed`, `moved` or `changed`
  /// @param rule its name now
  /// @param from its place before, from 0; for removed and moved ones
  /// @param to its place now; for added and moved ones
  /// @param lines for changed ones
  @Serdeable
  record Change(
      String kind,
      String id,
      String rule,
      Optional<Integer> from,
      Optional<Integer> to,
      List<Line> lines) {
    static Change of(RuleChange change) {
      return switch (change) {
        case RuleChange.Added(_, int priority) ->
            of("added", change, Optional.empty(), Optional.of(priority), List.of());
        case RuleChange.Removed(_, int priority) ->
            of("removed", change, Optional.of(priority), Optional.empty(), List.of());
        case RuleChange.Moved(_, int from, int to) ->
            of("moved", change, Optional.of(from), Optional.of(to), List.of());
        case RuleChange.Changed(_, _, var difference) ->
            of("changed", change, Optional.empty(), Optional.empty(), difference);
      };
    }

    private static Change of(
        String kind,
        RuleChange change,
        Optional<Integer> from,
        Optional<Integer> to,
        List<DifferenceLine> difference) {
      return new Change(
          kind,
          change.rule().id().value(),
          change.rule().name().value(),
          from,
          to,
          difference.stream().map(Line::of).toList());
    }
  }

  /// @param kind `same`, `removed` or `added`
  @Serdeable
  record Line(String kind, String text) {
    static Line of(DifferenceLine line) {
      return new Line(Words.of(line.kind()), line.text());
    }
  }
}
