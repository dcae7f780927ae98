package org.sealpost.protection;

import java.time.Instant;
import java.util.Optional;

/// Keeps sealed bytes. Whoever reads them gets nothing without the key.
public interface MessageVault {
  /// Stores the sealed bytes durably before it returns. The same bytes may be stored again.
  ///
  /// @throws org.sealpost.Unavailable when it is not known to be stored
  void put(ProtectedMessageId id, SealedContent sealed);

  /// Empty when there is nothing under this id.
  ///
  /// @throws org.sealpost.Unavailable when it could not be read
  Optional<byte[]> find(ProtectedMessageId id);

  /// Idempotent.
  void delete(ProtectedMessageId id);

  /// Deletes, of the oldest first and at most `limit`, what was stored before `before`.
  ///
  /// @return how many were deleted
  int deleteStoredBefore(Instant before, int limit);
}
