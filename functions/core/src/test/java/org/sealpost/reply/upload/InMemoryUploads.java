package org.sealpost.reply.upload;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.sealpost.protection.PortalLink;

public final class InMemoryUploads implements Uploads {
  private final Map<UploadId, byte[]> stored = new ConcurrentHashMap<>();

  @Override
  public UploadTicket ticket(UploadId id, long bytes, Instant now) {
    return new UploadTicket(
        URI.create("https://uploads.example/"),
        Map.of("key", id.path(), "bytes", Long.toString(bytes)),
        now.plus(TICKET));
  }

  @Override
  public void put(UploadId id, byte[] sealed) {
    stored.put(id, sealed.clone());
  }

  @Override
  public Optional<byte[]> find(UploadId id) {
    return Optional.ofNullable(stored.get(id)).map(byte[]::clone);
  }

  @Override
  public Optional<Long> size(UploadId id) {
    return Optional.ofNullable(stored.get(id)).map(bytes -> (long) bytes.length);
  }

  @Override
  public void delete(UploadId id) {
    stored.remove(id);
  }

  @Override
  public void deleteAll(PortalLink link) {
    stored.keySet().removeIf(id -> id.link().equals(link));
  }

  /// All that lies there.
  public Set<UploadId> ids() {
    return Set.copyOf(stored.keySet());
  }
}
