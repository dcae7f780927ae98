package org.sealpost.protection;

import java.util.Optional;

/// The keys table as the portal and the sweeper see it. Keys are written together with the
/// message's record, by [org.sealpost.mailflow.Intakes].
public interface WrappedKeys {
  /// Read strongly consistently; empty when the message was shredded or never was.
  Optional<WrappedDataKey> find(ProtectedMessageId message);

  /// Deletes the key. No backup of ours can open the message again. Idempotent.
  void shred(ProtectedMessageId message);
}
