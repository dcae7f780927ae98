package org.sealpost.portal;

import java.time.Instant;
import java.util.Optional;
import org.sealpost.protection.MessageVault;
import org.sealpost.protection.ProtectedMessageId;
import org.sealpost.protection.SealedContent;

/// The sealed bytes that the portal can come by: those in the vault, and those that browsers have
/// posted out of wrapper messages. Writes and deletes the latter only.
public final class PortalVault implements MessageVault {
  private final MessageVault kept;
  private final MessageVault posted;

  public PortalVault(MessageVault kept, MessageVault posted) {
    this.kept = kept;
    this.posted = posted;
  }

  @Override
  public Optional<byte[]> find(ProtectedMessageId id) {
    return kept.find(id).or(() -> posted.find(id));
  }

  @Override
  public void put(ProtectedMessageId id, SealedContent sealed) {
    posted.put(id, sealed);
  }

  @Override
  public void delete(ProtectedMessageId id) {
    posted.delete(id);
  }

  @Override
  public int deleteStoredBefore(Instant before, int limit) {
    return posted.deleteStoredBefore(before, limit);
  }
}
