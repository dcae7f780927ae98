package org.sealpost.portal;

import java.time.Instant;
import java.util.Optional;
import org.sealpost.branding.BrandingTemplate;
import org.sealpost.mail.EmailAddress;
import org.sealpost.protection.AttachmentAccess;
import org.sealpost.protection.UsageRights;
import org.sealpost.reading.RenderedMessage;

/// Answer to [ReadingDesk#open], [ReadingDesk#read] and [ReadingDesk#print].
public sealed interface ReadResult {
  record Opened(
      RenderedMessage message,
      EmailAddress reader,
      UsageRights rights,
      AttachmentAccess attachments,
      Optional<Instant> expiresAt,
      BrandingTemplate branding)
      implements ReadResult {}

  record Refused(Refusal why) implements ReadResult {}
}
