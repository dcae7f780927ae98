package org.sealpost.reply;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.sealpost.protection.PortalLink;

public final class InMemoryDrafts implements Drafts {
  private final Map<PortalLink, KeptDraft> kept = new HashMap<>();

  @Override
  public synchronized Optional<KeptDraft> find(PortalLink link, Instant now) {
    return Optional.ofNullable(kept.get(link)).filter(draft -> now.isBefore(draft.expiresAt()));
  }

  @Override
  public synchronized boolean replace(KeptDraft draft, int version, Instant now) {
    if (find(draft.link(), now).map(KeptDraft::version).orElse(0) != version) {
      return false;
    }
    kept.put(draft.link(), draft);
    return true;
  }
}
