package org.sealpost.administration;

import static org.sealpost.Require.require;

import java.util.List;
import java.util.Optional;
import org.sealpost.configuration.ConfigurationVersion;

/// What became of a change.
public sealed interface SaveResult {
  /// It is in force.
  ///
  /// @param version its number
  record Saved(long version) implements SaveResult {}

  /// Nothing was stored: the version that was to be changed is not the newest.
  ///
  /// @param newest who was faster; empty when the newest is what nobody has changed yet
  record Conflict(Optional<ConfigurationVersion> newest) implements SaveResult {
    /// The number of the newest version.
    public long version() {
      return newest.map(ConfigurationVersion::number).orElse(0L);
    }
  }

  /// Nothing was stored: it would not do.
  ///
  /// @param problems one or more sentences for people: what is wrong, why, and what to do
  record Refused(List<String> problems) implements SaveResult {
    public Refused {
      problems = List.copyOf(problems);
      require(!problems.isEmpty(), "a refusal has a reason");
    }
  }
}
