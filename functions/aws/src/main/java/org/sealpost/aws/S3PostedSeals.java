package org.sealpost.aws;

import java.time.Instant;
import java.util.Optional;
import org.sealpost.protection.MessageVault;
import org.sealpost.protection.ProtectedMessageId;
import org.sealpost.protection.SealedContent;

/// What browsers have posted, in a corner of the vault that empties itself. The portal may not list
/// the vault, or it could find all that is there; S3 therefore answers it that a missing object is
/// forbidden. Here that is the same: whoever comes back too late posts once more.
final class S3PostedSeals implements MessageVault {
  private final MessageVault corner;

  /// @param objects below a prefix of their own
  S3PostedSeals(S3Objects objects) {
    this.corner = new S3MessageVault(objects);
  }

  @Override
  public void put(ProtectedMessageId id, SealedContent sealed) {
    corner.put(id, sealed);
  }

  @Override
  public Optional<byte[]> find(ProtectedMessageId id) {
    return S3Objects.absentWhenForbidden(() -> corner.find(id));
  }

  @Override
  public void delete(ProtectedMessageId id) {
    corner.delete(id);
  }

  @Override
  public int deleteStoredBefore(Instant before, int limit) {
    return corner.deleteStoredBefore(before, limit);
  }
}
