package org.sealpost.protection;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

public final class InMemoryMessageVault implements MessageVault {
  private final Map<ProtectedMessageId, Stored> stored = new ConcurrentHashMap<>();
  private final Clock clock;

  public InMemoryMessageVault(Clock clock) {
    this.clock = clock;
  }

  @Override
  public void put(ProtectedMessageId id, SealedContent sealed) {
    try (InputStream bytes = sealed.open()) {
      stored.put(id, new Stored(bytes.readAllBytes(), clock.instant()));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Override
  public Optional<byte[]> find(ProtectedMessageId id) {
    return Optional.ofNullable(stored.get(id)).map(found -> found.bytes().clone());
  }

  @Override
  public void delete(ProtectedMessageId id) {
    stored.remove(id);
  }

  @Override
  public int deleteStoredBefore(Instant before, int limit) {
    Set<ProtectedMessageId> old = new HashSet<>();
    stored.entrySet().stream()
        .filter(entry -> entry.getValue().at().isBefore(before))
        .sorted(Comparator.comparing(entry -> entry.getValue().at()))
        .limit(limit)
        .forEach(entry -> old.add(entry.getKey()));
    old.forEach(stored::remove);
    return old.size();
  }

  public Set<ProtectedMessageId> ids() {
    return Set.copyOf(stored.keySet());
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Stored(byte[] bytes, Instant at) {}
}
