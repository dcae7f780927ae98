package org.sealpost.reply.upload;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.sealpost.protection.PortalLink;

/// Where the files of drafts lie, sealed, until they are sent: for at most 8 days, whatever
/// happens. All calls throw [org.sealpost.Unavailable] when the store does not answer.
public interface Uploads {
  /// How long a ticket is good.
  Duration TICKET = Duration.ofMinutes(15);

  /// Lets a browser bring these bytes straight to the store, past the front door.
  ///
  /// @param bytes exactly so many are taken
  UploadTicket ticket(UploadId id, long bytes, Instant now);

  /// Replaces what is there.
  void put(UploadId id, byte[] sealed);

  Optional<byte[]> find(UploadId id);

  /// Bytes of what has arrived; empty when nothing has.
  Optional<Long> size(UploadId id);

  /// Idempotent.
  void delete(UploadId id);

  /// All files of a draft. Idempotent.
  void deleteAll(PortalLink link);
}
