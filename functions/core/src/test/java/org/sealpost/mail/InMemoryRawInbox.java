package org.sealpost.mail;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

public final class InMemoryRawInbox implements RawInbox {
  private final Map<IntakeId, byte[]> mails = new ConcurrentHashMap<>();

  @Override
  public void put(IntakeId id, byte[] message) {
    mails.put(id, message.clone());
  }

  @Override
  public Optional<byte[]> find(IntakeId id) {
    return Optional.ofNullable(mails.get(id)).map(byte[]::clone);
  }

  @Override
  public void delete(IntakeId id) {
    mails.remove(id);
  }

  /// The ids of all mails that lie here.
  public Set<IntakeId> ids() {
    return Set.copyOf(mails.keySet());
  }
}
