package org.sealpost.reply;

import java.time.Instant;
import java.util.Optional;
import org.sealpost.protection.PortalLink;

/// Keeps one record for each portal link. All calls throw [org.sealpost.Unavailable] when the store
/// does not answer.
public interface Drafts {
  /// Strongly consistent. Empty from the very instant of expiry on, whether it was deleted or not.
  Optional<KeptDraft> find(PortalLink link, Instant now);

  /// Takes the place of what is kept, if that still has this version, by one conditional write.
  ///
  /// @param version 0 when nothing is kept
  /// @return false when another was faster: nothing was written
  boolean replace(KeptDraft draft, int version, Instant now);
}
