package org.sealpost.administration;

import static org.sealpost.Require.require;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.sealpost.configuration.ConfigurationDocument;
import org.sealpost.configuration.ConfigurationVersion;
import org.sealpost.configuration.Configurations;
import org.sealpost.organization.directory.Directory;
import org.sealpost.protection.settings.ProtectionSettings;
import org.sealpost.protection.settings.ProtectionSettingsJson;
import org.sealpost.protection.template.ProtectionTemplates;
import org.sealpost.rules.CompiledRules;
import org.sealpost.rules.RuleHits;
import org.sealpost.rules.RuleId;
import org.sealpost.rules.RuleJson;
import org.sealpost.rules.RuleSet;

/// What admins do with the rules. Who may call it is decided before. Every change is a version of
/// its own, and none is ever lost; version 0 is the default rules.
public final class RuleAdministration {
  private static final int MOST_DAYS = 90;

  private final VersionedDocument<RuleSet> document;
  private final VersionedDocument<ProtectionSettings> settings;
  private final RuleHits hits;
  private final Clock clock;

  public RuleAdministration(Configurations configurations, RuleHits hits, Clock clock) {
    this.document =
        new VersionedDocument<>(
            configurations,
            ConfigurationDocument.RULES,
            RuleSet.defaults(),
            RuleJson::write,
            RuleJson::read,
            clock);
    this.settings =
        new VersionedDocument<>(
            configurations,
            ConfigurationDocument.PROTECTION,
            ProtectionSettings.DEFAULTS,
            ProtectionSettingsJson::write,
            ProtectionSettingsJson::read,
            clock);
    this.hits = hits;
    this.clock = clock;
  }

  /// The rules in force.
  ///
  /// @throws org.sealpost.Unavailable when they cannot be read
  public StoredConfiguration<RuleSet> current() {
    return document.current();
  }

  /// The protection settings that rules are in force with.
  ///
  /// @throws org.sealpost.Unavailable when they cannot be read
  public ProtectionSettings protection() {
    return settings.current().content();
  }

  /// Puts these rules in force, in place of all others.
  ///
  /// The same change again, by the same admin on the same version, is Saved again: its answer may
  /// have been lost.
  ///
  /// @param expectedVersion on which the change was made
  /// @param by the admin, as signed in
  /// @param summary what was changed; longer than 500 characters or of several lines, it is cut and
  ///     joined. Blank: it is made from the changes
  /// @throws IllegalArgumentException if they cannot be compiled or stored: they are too large, or
  ///     hold half a character
  public SaveResult save(RuleSet rules, long expectedVersion, String by, String summary) {
    CompiledRules.of(rules, Directory.EMPTY, ProtectionTemplates.BUILT_IN);
    return document.save(
        rules, expectedVersion, by, summary.isBlank() ? summary(rules, expectedVersion) : summary);
  }

  private String summary(RuleSet rules, long expectedVersion) {
    return document
        .version(expectedVersion)
        .map(before -> RuleSummary.of(RuleComparison.changes(before, rules)))
        .orElse("");
  }

  /// What their author may not have meant.
  public List<RuleWarning> warnings(RuleSet rules) {
    return new RuleReview(rules, protection()).warnings();
  }

  /// The newest first, at most `limit` (1 to 500) that are older than `before`.
  public List<ConfigurationVersion> history(long before, int limit) {
    return document.history(before, limit);
  }

  /// The rules as they were stored as this version.
  public Optional<RuleSet> version(long number) {
    return document.version(number);
  }

  /// What makes the one version the other; empty when one of them does not exist.
  public Optional<List<RuleChange>> changes(long before, long after) {
    return version(before)
        .flatMap(old -> version(after).map(now -> RuleComparison.changes(old, now)));
  }

  /// Puts an old version in force, as a new one.
  ///
  /// @return empty when there is no such version
  public Optional<SaveResult> restore(long number, long expectedVersion, String by) {
    return document.restore(number, expectedVersion, by);
  }

  /// How many mails each rule matched on each of the last days, today (UTC) included; rules without
  /// any are not there. One request for each day.
  ///
  /// @param days 1 to 90
  public Map<LocalDate, Map<RuleId, Long>> hits(int days) {
    require(days >= 1 && days <= MOST_DAYS, "days: 1 to 90");
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    Map<LocalDate, Map<RuleId, Long>> counted = new TreeMap<>();
    for (LocalDate day = today.minusDays(days - 1L); !day.isAfter(today); day = day.plusDays(1)) {
      counted.put(day, hits.on(day));
    }
    return counted;
  }
}
