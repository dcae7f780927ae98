package org.sealpost.console.rules;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestAttribute;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sealpost.administration.RuleAdministration;
import org.sealpost.administration.SaveResult;
import org.sealpost.administration.StoredConfiguration;
import org.sealpost.console.signin.Admins;
import org.sealpost.console.web.Limit;
import org.sealpost.console.web.VersionTag;
import org.sealpost.rules.RuleId;
import org.sealpost.rules.RuleSchema;
import org.sealpost.rules.RuleSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The rules in force.
@Controller("/api/rules")
@ExecuteOn(TaskExecutors.BLOCKING)
final class RulesController {
  private static final Logger LOG = LoggerFactory.getLogger(RulesController.class);

  private final RuleAdministration administration;

  RulesController(RuleAdministration administration) {
    this.administration = administration;
  }

  @Get
  @Produces(MediaType.APPLICATION_JSON)
  HttpResponse<String> show() {
    StoredConfiguration<RuleSet> current = administration.current();
    return HttpResponse.ok(
            RulesJson.write(
                current.version(), current.content(), administration.warnings(current.content())))
        .header(HttpHeaders.ETAG, VersionTag.of(current.version()));
  }

  /// What rules in JSON look like, for editors and programs.
  @Get("/schema")
  @Produces("application/schema+json")
  String schema() {
    return RuleSchema.text();
  }

  /// In place of all others.
  @Put
  @Produces(MediaType.APPLICATION_JSON)
  HttpResponse<String> save(
      HttpRequest<?> request,
      @Body String body,
      @QueryValue(defaultValue = "") String summary,
      @RequestAttribute(Admins.ATTRIBUTE) String admin) {
    long expected = VersionTag.expected(request);
    RuleSet rules = RulesJson.read(body);
    long version = VersionTag.saved(save(rules, expected, admin, summary));
    LOG.info("rules saved as version {}", version);
    return HttpResponse.ok(RulesJson.saved(version, administration.warnings(rules)))
        .header(HttpHeaders.ETAG, VersionTag.of(version));
  }

  private SaveResult save(RuleSet rules, long expected, String admin, String summary) {
    try {
      return administration.save(rules, expected, admin, summary);
    } catch (IllegalArgumentException refused) {
      throw RulesJson.refused(Words.withoutOurNames(refused));
    }
  }

  /// How many mails each rule matched, by day (UTC), the oldest first.
  @Get("/hits")
  Hits hits(@QueryValue(defaultValue = "7") int days) {
    return Hits.of(administration.hits(Limit.between(1, 90, days, "The number of days")));
  }

  @Serdeable
  record Hits(List<Day> days) {
    static Hits of(Map<LocalDate, Map<RuleId, Long>> counted) {
      return new Hits(
          counted.entrySet().stream().map(day -> Day.of(day.getKey(), day.getValue())).toList());
    }
  }

  /// @param hits by the rule's id; rules without any are not there
  @Serdeable
  record Day(LocalDate day, Map<String, Long> hits) {
    static Day of(LocalDate day, Map<RuleId, Long> counted) {
      Map<String, Long> hits = new TreeMap<>();
      counted.forEach((rule, count) -> hits.put(rule.value(), count));
      return new Day(day, hits);
    }
  }
}
