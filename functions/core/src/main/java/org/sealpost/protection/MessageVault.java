package org.sealpost.protection;

import java.util.Optional;

/// Keeps sealed bytes. Whoever reads them gets nothing without the key.
public interface MessageVault {
  /// Stores the sealed bytes durably before it returns. Written once per id.
  ///
  /// @throws org.sealpost.Unavailable when it is not known to be stored
  void put(ProtectedMessageId id, byte[] sealed);

  /// Empty when there is nothing under this id.
  ///
  /// @throws org.sealpost.Unavailable when it could not be read
  Optional<byte[]> find(ProtectedMessageId id);

  /// Idempotent.
  void delete(ProtectedMessageId id);
}
