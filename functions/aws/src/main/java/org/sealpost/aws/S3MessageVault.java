package org.sealpost.aws;

import java.time.Instant;
import java.util.Optional;
import org.sealpost.protection.MessageVault;
import org.sealpost.protection.ProtectedMessageId;
import org.sealpost.protection.SealedContent;

/// The key is the id: random from its first character on, as S3 spreads load by.
final class S3MessageVault implements MessageVault {
  private final S3Objects objects;

  S3MessageVault(S3Objects objects) {
    this.objects = objects;
  }

  @Override
  public void put(ProtectedMessageId id, SealedContent sealed) {
    objects.put(id.value(), sealed);
  }

  @Override
  public Optional<byte[]> find(ProtectedMessageId id) {
    return objects.find(id.value());
  }

  @Override
  public int deleteStoredBefore(Instant before, int limit) {
    return objects.deleteStoredBefore(before, limit);
  }

  @Override
  public void delete(ProtectedMessageId id) {
    objects.delete(id.value());
  }
}
