package org.sealpost.mail;

import java.util.Optional;

/// Raw mail as accepted, in clear: the only place where it lies so. Emptied as soon as what became
/// of a mail is durable.
public interface RawInbox {
  /// Stores the mail durably before it returns. The same id again replaces it (a repeated
  /// acceptance of the same bytes).
  ///
  /// @throws org.sealpost.Unavailable when it is not known to be stored
  void put(IntakeId id, byte[] message);

  /// An array of the caller's own, which wipes it. Empty when it was retired or never came.
  ///
  /// @throws org.sealpost.Unavailable when it could not be read
  Optional<byte[]> find(IntakeId id);

  /// Idempotent.
  void delete(IntakeId id);
}
