package org.sealpost.mailflow;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.sealpost.Unavailable;
import org.sealpost.rules.AuditSeverity;
import org.sealpost.rules.RuleHits;
import org.sealpost.rules.RuleMatch;
import org.sealpost.rules.RuleMode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Notes which rules matched a mail that was settled: counts them, and logs those that only look on
/// or have an audit severity.
public final class RuleCount {
  private static final Logger LOG = LoggerFactory.getLogger(RuleCount.class);

  private final RuleHits hits;
  private final Clock clock;

  public RuleCount(RuleHits hits, Clock clock) {
    this.hits = hits;
    this.clock = clock;
  }

  /// Never holds up the mail: a count that fails is missing.
  void add(Settlement settlement) {
    if (settlement.matched().isEmpty()) {
      return;
    }
    settlement.matched().stream()
        .filter(RuleCount::isAudited)
        .forEach(
            match ->
                LOG.info(
                    "intake {}: matched rule {}, mode {}, severity {}",
                    settlement.intake().id(),
                    match.rule(),
                    match.mode(),
                    match.severity()));
    try {
      hits.count(
          LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC),
          settlement.matched().stream().map(RuleMatch::rule).toList());
    } catch (Unavailable missing) {
      LOG.warn("intake {}: its rules are not counted", settlement.intake().id());
    }
  }

  private static boolean isAudited(RuleMatch match) {
    return match.mode() != RuleMode.ENFORCE || match.severity() != AuditSeverity.DO_NOT_AUDIT;
  }
}
