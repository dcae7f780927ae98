package org.sealpost.administration;

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
}
