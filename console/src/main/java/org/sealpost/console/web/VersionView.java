package org.sealpost.console.web;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import org.sealpost.configuration.ConfigurationVersion;

/// One change in a history.
@Serdeable
public record VersionView(long version, Instant at, String by, String summary) {
  /// Later than any version, for a history from the newest on.
  public static final String NEWEST = "9223372036854775807";

  public static VersionView of(ConfigurationVersion version) {
    return new VersionView(version.number(), version.at(), version.by(), version.summary());
  }

  /// The newest first.
  @Serdeable
  public record History(List<VersionView> versions) {
    public static History of(List<ConfigurationVersion> versions) {
      return new History(versions.stream().map(VersionView::of).toList());
    }
  }
}
