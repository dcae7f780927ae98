package org.sealpost.rules;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.sealpost.Unavailable;
import org.sealpost.configuration.ConfigurationDocument;
import org.sealpost.configuration.Configurations;
import org.sealpost.organization.directory.Directory;
import org.sealpost.organization.directory.DirectoryJson;
import org.sealpost.protection.settings.ProtectionSettings;
import org.sealpost.protection.settings.ProtectionSettingsJson;

/// The rules in force, with the directory and the protection settings that they are to be seen
/// with. Asks at each call which version that is, in one request, and keeps that version compiled.
/// For several threads.
public final class CurrentRules {
  private final Configurations configurations;
  private final AtomicReference<InForce> last =
      new AtomicReference<>(
          new InForce(
              0,
              0,
              0,
              CompiledRules.of(
                  RuleSet.defaults(), Directory.EMPTY, ProtectionSettings.DEFAULTS.templates()),
              ProtectionSettings.DEFAULTS));

  public CurrentRules(Configurations configurations) {
    this.configurations = configurations;
  }

  /// Strongly consistent; the default rules while nobody has stored any.
  ///
  /// @throws Unavailable when the store does not answer, or what it holds cannot be read: the mail
  ///     waits
  public InForce inForce() {
    Map<ConfigurationDocument, Long> newest = configurations.newest();
    long rules = newest.getOrDefault(ConfigurationDocument.RULES, 0L);
    long directory = newest.getOrDefault(ConfigurationDocument.DIRECTORY, 0L);
    long protection = newest.getOrDefault(ConfigurationDocument.PROTECTION, 0L);
    InForce known = last.get();
    if (known.isOf(rules, directory, protection)) {
      return known;
    }
    InForce now = read(rules, directory, protection, known);
    last.set(now);
    return now;
  }

  private InForce read(long rules, long directory, long protection, InForce known) {
    try {
      RuleSet ruleSet =
          known.rulesVersion() == rules
              ? known.rules().rules()
              : RuleJson.read(content(ConfigurationDocument.RULES, rules));
      Directory people =
          known.directoryVersion() == directory
              ? known.rules().directory()
              : DirectoryJson.read(content(ConfigurationDocument.DIRECTORY, directory));
      ProtectionSettings settings =
          known.protectionVersion() == protection
              ? known.protection()
              : ProtectionSettingsJson.read(content(ConfigurationDocument.PROTECTION, protection));
      return new InForce(
          rules,
          directory,
          protection,
          CompiledRules.of(ruleSet, people, settings.templates()),
          settings);
    } catch (IllegalArgumentException unreadable) {
      throw new Unavailable("rules that can be read", unreadable);
    }
  }

  private String content(ConfigurationDocument document, long version) {
    return configurations
        .content(document, version)
        .orElseThrow(() -> new IllegalArgumentException("version " + version + " is not there"));
  }

  /// @param rulesVersion 0 for the default rules
  /// @param directoryVersion 0 for none
  /// @param protectionVersion 0 for the default settings
  public record InForce(
      long rulesVersion,
      long directoryVersion,
      long protectionVersion,
      CompiledRules rules,
      ProtectionSettings protection) {
    private boolean isOf(long rules, long directory, long protection) {
      return rulesVersion == rules
          && directoryVersion == directory
          && protectionVersion == protection;
    }
  }
}
