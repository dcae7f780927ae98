package org.sealpost.protection;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

public final class InMemoryMessageVault implements MessageVault {
  private final Map<ProtectedMessageId, byte[]> stored = new ConcurrentHashMap<>();

  @Override
  public void put(ProtectedMessageId id, byte[] sealed) {
    stored.put(id, sealed.clone());
  }

  @Override
  public Optional<byte[]> find(ProtectedMessageId id) {
    return Optional.ofNullable(stored.get(id)).map(byte[]::clone);
  }

  @Override
  public void delete(ProtectedMessageId id) {
    stored.remove(id);
  }

  public Set<ProtectedMessageId> ids() {
    return Set.copyOf(stored.keySet());
  }
}
