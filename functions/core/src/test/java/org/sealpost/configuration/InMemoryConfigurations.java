package org.sealpost.configuration;

import static org.sealpost.Require.require;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All versions in lists.
public final class InMemoryConfigurations implements Configurations {
  private final Map<ConfigurationDocument, List<Stored>> documents =
      new EnumMap<>(ConfigurationDocument.class);

  private record Stored(ConfigurationVersion version, String content) {}

  @Override
  public synchronized Map<ConfigurationDocument, Long> newest() {
    Map<ConfigurationDocument, Long> newest = new EnumMap<>(ConfigurationDocument.class);
    documents.forEach((document, stored) -> newest.put(document, (long) stored.size()));
    return newest;
  }

  @Override
  public synchronized Optional<String> content(ConfigurationDocument document, long version) {
    return stored(document).stream()
        .filter(stored -> stored.version().number() == version)
        .map(Stored::content)
        .findFirst();
  }

  @Override
  public synchronized List<ConfigurationVersion> versions(
      ConfigurationDocument document, long before, int limit) {
    return stored(document).reversed().stream()
        .map(Stored::version)
        .filter(version -> version.number() < before)
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized boolean append(
      ConfigurationDocument document, ConfigurationVersion version, String content) {
    require(content.length() <= LARGEST, "a larger document than can be stored");
    Stored next = new Stored(version, content);
    List<Stored> before = stored(document);
    if (version.number() == before.size() + 1) {
      return documents.computeIfAbsent(document, _ -> new ArrayList<>()).add(next);
    }
    return !before.isEmpty() && before.getLast().equals(next);
  }

  private List<Stored> stored(ConfigurationDocument document) {
    return documents.getOrDefault(document, List.of());
  }
}
