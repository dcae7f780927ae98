package org.sealpost.administration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.sealpost.Require.require;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.sealpost.Unavailable;
import org.sealpost.configuration.ConfigurationDocument;
import org.sealpost.configuration.ConfigurationVersion;
import org.sealpost.configuration.Configurations;

/// All versions of one document, as values instead of text.
final class VersionedDocument<T> {
  private static final int LONGEST_SUMMARY = 500;

  private final Configurations configurations;
  private final ConfigurationDocument document;
  private final T original;
  private final Function<T, String> write;
  private final Function<String, T> read;
  private final Clock clock;

  /// @param original version 0
  VersionedDocument(
      Configurations configurations,
      ConfigurationDocument document,
      T original,
      Function<T, String> write,
      Function<String, T> read,
      Clock clock) {
    this.configurations = configurations;
    this.document = document;
    this.original = original;
    this.write = write;
    this.read = read;
    this.clock = clock;
  }

  StoredConfiguration<T> current() {
    long newest = newest();
    return new StoredConfiguration<>(
        newest,
        version(newest)
            .orElseThrow(
                () ->
                    new Unavailable(
                        "the newest configuration",
                        new IllegalStateException("version " + newest + " is not there"))));
  }

  Optional<T> version(long number) {
    if (number == 0) {
      return Optional.of(original);
    }
    return configurations.content(document, number).map(this::readable);
  }

  private T readable(String content) {
    try {
      return read.apply(content);
    } catch (IllegalArgumentException unreadable) {
      throw new Unavailable("a configuration that can be read", unreadable);
    }
  }

  List<ConfigurationVersion> history(long before, int limit) {
    require(limit >= 1 && limit <= 500, "limit: 1 to 500");
    return configurations.versions(document, before, limit);
  }

  /// The same change again, by the same admin on the same version, is Saved again: its answer may
  /// have been lost.
  ///
  /// @throws IllegalArgumentException if it is too large to be stored, or holds half a character
  SaveResult save(T content, long expectedVersion, String by, String summary) {
    require(expectedVersion >= 0, "versions count from 0");
    String text = write.apply(content);
    require(
        text.length() <= Configurations.LARGEST,
        "too large: at most 16 million characters can be stored");
    require(
        UTF_8.newEncoder().canEncode(text),
        "half a character: a surrogate without its other half cannot be stored");
    long number = expectedVersion + 1;
    ConfigurationVersion version =
        new ConfigurationVersion(number, clock.instant(), by, oneLine(summary));
    if (configurations.append(document, version, text)) {
      return new SaveResult.Saved(number);
    }
    Optional<ConfigurationVersion> newest =
        configurations.versions(document, Long.MAX_VALUE, 1).stream().findFirst();
    return newest
            .filter(other -> other.number() == number && other.by().equals(by))
            .flatMap(other -> configurations.content(document, other.number()))
            .filter(text::equals)
            .isPresent()
        ? new SaveResult.Saved(number)
        : new SaveResult.Conflict(newest);
  }

  /// Stores an old version as the newest.
  ///
  /// @return empty when there is no such version
  Optional<SaveResult> restore(long number, long expectedVersion, String by) {
    return version(number)
        .map(content -> save(content, expectedVersion, by, "Restored version " + number));
  }

  /// The number of the newest version.
  long newest() {
    return configurations.newest().getOrDefault(document, 0L);
  }

  private static String oneLine(String summary) {
    String line = summary.replaceAll("\\p{Cntrl}|\\R", " ").strip();
    return line.length() <= LONGEST_SUMMARY ? line : line.substring(0, LONGEST_SUMMARY - 1) + "…";
  }
}
