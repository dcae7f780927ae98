package org.sealpost.administration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sealpost.configuration.ConfigurationDocument;
import org.sealpost.configuration.ConfigurationVersion;
import org.sealpost.configuration.Configurations;
import org.sealpost.protection.settings.ProtectionSettings;
import org.sealpost.protection.settings.ProtectionSettingsJson;
import org.sealpost.protection.template.ProtectionTemplates;
import org.sealpost.rules.RuleSet;

/// What admins do with protection templates and the other protection settings. Who may call it is
/// decided before. Every change is a version of its own, and none is ever lost; version 0 is
/// [ProtectionSettings#DEFAULTS].
///
/// A change holds for mail that is protected from then on: what was protected before keeps its
/// terms.
public final class ProtectionAdministration {
  private static final JsonMapper MAPPER = new JsonMapper();

  private final VersionedDocument<ProtectionSettings> document;
  private final RuleAdministration rules;
  private final SmimeDesk smime;
  private final Clock clock;

  public ProtectionAdministration(
      Configurations configurations, RuleAdministration rules, SmimeDesk smime, Clock clock) {
    this.document =
        new VersionedDocument<>(
            configurations,
            ConfigurationDocument.PROTECTION,
            ProtectionSettings.DEFAULTS,
            ProtectionSettingsJson::write,
            ProtectionSettingsJson::read,
            clock);
    this.rules = rules;
    this.smime = smime;
    this.clock = clock;
  }

  /// The settings in force.
  ///
  /// @throws org.sealpost.Unavailable when they cannot be read
  public StoredConfiguration<ProtectionSettings> current() {
    return document.current();
  }

  /// Puts these settings in force, in place of all others.
  ///
  /// Refused while something uses what they would take away: a template that a rule (a disabled one
  /// too) or senders name, or that is still published, cannot be deleted; one that an enabled rule
  /// or senders name cannot be archived. Rules that are saved in the very same moment are not seen;
  /// their mail waits, as with any template that there is not.
  ///
  /// The same change again, by the same admin on the same version, is Saved again: its answer may
  /// have been lost.
  ///
  /// @param expectedVersion on which the change was made
  /// @param by the admin, as signed in
  /// @param summary what was changed; longer than 500 characters or of several lines, it is cut and
  ///     joined
  /// @throws IllegalArgumentException if they are too large to be stored, or hold half a character
  public SaveResult save(
      ProtectionSettings settings, long expectedVersion, String by, String summary) {
    long newest = document.newest();
    if (newest < expectedVersion) {
      return new SaveResult.Conflict(document.history(Long.MAX_VALUE, 1).stream().findFirst());
    }
    if (newest == expectedVersion) {
      List<String> problems = problems(document.version(newest).orElseThrow(), settings);
      if (!problems.isEmpty()) {
        return new SaveResult.Refused(problems);
      }
    }
    // An older one is outdated, or the same change again.
    return document.save(settings, expectedVersion, by, summary);
  }

  private List<String> problems(ProtectionSettings before, ProtectionSettings after) {
    RuleSet inForce = rules.current().content();
    // A certificate that has run out since must not keep an admin from changing something else.
    Stream<String> ofSmime =
        after.smime().equals(before.smime())
            ? Stream.empty()
            : smime.problems(after.smime(), clock.instant()).stream();
    return Stream.concat(new SettingsReview(before, after, inForce).problems().stream(), ofSmime)
        .toList();
  }

  /// All templates, the built-in ones first, and what names them.
  public List<TemplateInUse> templates() {
    ProtectionSettings settings = current().content();
    RuleSet inForce = rules.current().content();
    return settings.templates().all().stream()
        .map(
            template ->
                new TemplateInUse(
                    template,
                    ProtectionTemplates.BUILT_IN.named(template.name()).isPresent(),
                    TemplateUse.of(template.name(), inForce, settings.senderControls())))
        .toList();
  }

  /// The newest first, at most `limit` (1 to 500) that are older than `before`.
  public List<ConfigurationVersion> history(long before, int limit) {
    return document.history(before, limit);
  }

  /// The settings as they were stored as this version.
  public Optional<ProtectionSettings> version(long number) {
    return document.version(number);
  }

  /// What makes the one version the other, as lines of their JSON, with all lines that are the
  /// same; empty when one of them does not exist.
  public Optional<List<DifferenceLine>> changes(long before, long after) {
    return version(before)
        .flatMap(old -> version(after).map(now -> DifferenceLine.between(lines(old), lines(now))));
  }

  /// Puts an old version in force, as a new one; refused as any other change.
  ///
  /// @return empty when there is no such version
  public Optional<SaveResult> restore(long number, long expectedVersion, String by) {
    return version(number)
        .map(settings -> save(settings, expectedVersion, by, "Restored version " + number));
  }

  private static List<String> lines(ProtectionSettings settings) {
    try {
      return MAPPER
          .readTree(ProtectionSettingsJson.write(settings))
          .toPrettyString()
          .lines()
          .toList();
    } catch (JsonProcessingException bug) {
      throw new IllegalStateException("settings that were written and cannot be read", bug);
    }
  }
}
