package org.sealpost.configuration;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Every version of every document of the organization. Versions are never changed nor deleted. All
/// calls throw [org.sealpost.Unavailable] when the store does not answer.
public interface Configurations {
  /// The largest content, in characters.
  int LARGEST = 16_000_000;

  /// The number of the newest version of each document; a document that nobody has stored yet is
  /// not among them. Strongly consistent, one request, whatever is stored.
  Map<ConfigurationDocument, Long> newest();

  /// What was stored as this version.
  Optional<String> content(ConfigurationDocument document, long version);

  /// The newest versions first, at most `limit` of them that are older than `before`
  /// (`Long.MAX_VALUE`: from the newest on).
  List<ConfigurationVersion> versions(ConfigurationDocument document, long before, int limit);

  /// Stores the next version, at once or not at all.
  ///
  /// @return false, having stored nothing, unless the newest version was `version.number() - 1`:
  ///     somebody else was faster. True as well when this very version and content were stored
  ///     before and the answer was lost
  /// @throws IllegalArgumentException if the content is larger than [#LARGEST]
  boolean append(ConfigurationDocument document, ConfigurationVersion version, String content);
}
