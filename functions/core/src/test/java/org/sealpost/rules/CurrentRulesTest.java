package org.sealpost.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sealpost.Unavailable;
import org.sealpost.configuration.ConfigurationDocument;
import org.sealpost.configuration.ConfigurationVersion;
import org.sealpost.configuration.Configurations;
import org.sealpost.configuration.InMemoryConfigurations;
import org.sealpost.organization.directory.Directory;
import org.sealpost.organization.directory.DirectoryJson;
import org.sealpost.rules.CurrentRules.InForce;

class CurrentRulesTest {
  private final Counting configurations = new Counting();
  private final CurrentRules rules = new CurrentRules(configurations);

  private void store(ConfigurationDocument document, long version, String content) {
    configurations.append(
        document,
        new ConfigurationVersion(
            version, Instant.parse("2026-11-22T12:00:00Z"), "admin@contoso.example", "changed"),
        content);
  }

  @Test
  void inForceShouldBeTheDefaultsWhileNobodyHasStoredAny() {
    InForce inForce = rules.inForce();

    assertThat(inForce.rulesVersion()).isZero();
    assertThat(inForce.directoryVersion()).isZero();
    assertThat(inForce.rules().rules()).isEqualTo(RuleSet.defaults());
    assertThat(inForce.rules().directory()).isEqualTo(Directory.EMPTY);
    assertThat(configurations.read).isEmpty();
  }

  @Test
  void inForceShouldReadAndCompileEachVersionOnce() {
    store(ConfigurationDocument.RULES, 1, RuleJson.write(RuleSamples.ruleSet()));

    InForce first = rules.inForce();
    InForce second = rules.inForce();

    assertThat(first.rules().rules()).isEqualTo(RuleSamples.ruleSet());
    assertThat(second).isSameAs(first);
    assertThat(configurations.read).containsOnly(Map.entry(ConfigurationDocument.RULES, 1));
  }

  @Test
  void inForceShouldSeeANewVersionAtOnce() {
    store(ConfigurationDocument.RULES, 1, RuleJson.write(RuleSamples.ruleSet()));
    rules.inForce();

    store(ConfigurationDocument.RULES, 2, RuleJson.write(new RuleSet(List.of())));

    assertThat(rules.inForce().rulesVersion()).isEqualTo(2);
    assertThat(rules.inForce().rules().rules().rules()).isEmpty();
  }

  @Test
  void inForceShouldTakeANewDirectoryAndLeaveTheRules() {
    store(ConfigurationDocument.RULES, 1, RuleJson.write(RuleSamples.ruleSet()));
    rules.inForce();

    store(ConfigurationDocument.DIRECTORY, 1, DirectoryJson.write(RuleSamples.PEOPLE));

    InForce inForce = rules.inForce();
    assertThat(inForce.directoryVersion()).isEqualTo(1);
    assertThat(inForce.rules().directory().person(RuleSamples.ANNA)).isPresent();
    assertThat(inForce.rules().rules()).isEqualTo(RuleSamples.ruleSet());
    assertThat(configurations.read.get(ConfigurationDocument.RULES)).isEqualTo(1);
  }

  @Test
  void inForceShouldBeUnavailableWhenWhatIsStoredCannotBeRead() {
    store(ConfigurationDocument.RULES, 1, RuleJson.write(RuleSamples.ruleSet()));
    rules.inForce();
    store(ConfigurationDocument.RULES, 2, "{\"rules\": [{}]}");

    assertThatExceptionOfType(Unavailable.class).isThrownBy(rules::inForce);
    assertThatExceptionOfType(Unavailable.class).isThrownBy(rules::inForce);

    store(ConfigurationDocument.RULES, 3, RuleJson.write(RuleSet.defaults()));
    assertThat(rules.inForce().rulesVersion()).isEqualTo(3);
  }

  @Test
  void inForceShouldBeUnavailableWhenTheVersionIsNotThere() {
    configurations.losing = true;
    store(ConfigurationDocument.RULES, 1, RuleJson.write(RuleSet.defaults()));

    assertThatExceptionOfType(Unavailable.class).isThrownBy(rules::inForce);
  }

  /// Counts what is read.
  private static final class Counting implements Configurations {
    private final InMemoryConfigurations stored = new InMemoryConfigurations();
    private final Map<ConfigurationDocument, Integer> read =
        new EnumMap<>(ConfigurationDocument.class);
    private boolean losing;

    @Override
    public Map<ConfigurationDocument, Long> newest() {
      return stored.newest();
    }

    @Override
    public Optional<String> content(ConfigurationDocument document, long version) {
      read.merge(document, 1, Integer::sum);
      return losing ? Optional.empty() : stored.content(document, version);
    }

    @Override
    public List<ConfigurationVersion> versions(
        ConfigurationDocument document, long before, int limit) {
      return stored.versions(document, before, limit);
    }

    @Override
    public boolean append(
        ConfigurationDocument document, ConfigurationVersion version, String content) {
      return stored.append(document, version, content);
    }
  }
}
