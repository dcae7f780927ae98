package org.sealpost.mailflow;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.sealpost.Unavailable;
import org.sealpost.rules.RuleHits;
import org.sealpost.rules.RuleMatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Counts which rules matched a mail that was settled.
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
    try {
      hits.count(
          LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC),
          settlement.matched().stream().map(RuleMatch::rule).toList());
    } catch (Unavailable missing) {
      LOG.warn("intake {}: its rules are not counted", settlement.intake().id());
    }
  }
}
