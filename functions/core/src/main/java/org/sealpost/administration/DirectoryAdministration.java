package org.sealpost.administration;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.sealpost.configuration.ConfigurationDocument;
import org.sealpost.configuration.ConfigurationVersion;
import org.sealpost.configuration.Configurations;
import org.sealpost.organization.directory.Directory;
import org.sealpost.organization.directory.DirectoryJson;

/// What admins do with the directory. Who may call it is decided before. Every change is a version
/// of its own, and none is ever lost; version 0 knows nobody.
public final class DirectoryAdministration {
  private final VersionedDocument<Directory> document;

  public DirectoryAdministration(Configurations configurations, Clock clock) {
    this.document =
        new VersionedDocument<>(
            configurations,
            ConfigurationDocument.DIRECTORY,
            Directory.EMPTY,
            DirectoryJson::write,
            DirectoryJson::read,
            clock);
  }

  /// The directory that rules ask.
  ///
  /// @throws org.sealpost.Unavailable when it cannot be read
  public StoredConfiguration<Directory> current() {
    return document.current();
  }

  /// Puts this directory in the place of the other one.
  ///
  /// The same change again, by the same admin on the same version, is Saved again: its answer may
  /// have been lost.
  ///
  /// @param expectedVersion on which the change was made
  /// @param by the admin, as signed in
  /// @param summary what was changed; longer than 500 characters or of several lines, it is cut and
  ///     joined
  /// @throws IllegalArgumentException if it is too large to be stored, or holds half a character
  public SaveResult save(Directory directory, long expectedVersion, String by, String summary) {
    return document.save(directory, expectedVersion, by, summary);
  }

  /// The newest first, at most `limit` (1 to 500) that are older than `before`.
  public List<ConfigurationVersion> history(long before, int limit) {
    return document.history(before, limit);
  }

  /// The directory as it was stored as this version.
  public Optional<Directory> version(long number) {
    return document.version(number);
  }

  /// What makes the one version the other; empty when one of them does not exist.
  public Optional<List<DirectoryChange>> changes(long before, long after) {
    return version(before)
        .flatMap(old -> version(after).map(now -> DirectoryChange.between(old, now)));
  }

  /// Puts an old version in force, as a new one.
  ///
  /// @return empty when there is no such version
  public Optional<SaveResult> restore(long number, long expectedVersion, String by) {
    return document.restore(number, expectedVersion, by);
  }
}
