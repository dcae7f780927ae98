package org.sealpost.portal;

import org.sealpost.branding.BrandingTemplate;
import org.sealpost.mail.EmailAddress;
import org.sealpost.reading.RenderedMessage;
import org.sealpost.reading.preview.Preview;

/// Answer to [AttachmentDesk#preview] and [AttachmentDesk#page].
public sealed interface PreviewResult {
  /// @param reader who is signed in
  /// @param watermark what stands across it: the reader's address, where rights are restricted;
  ///     else empty
  record Shown(
      EmailAddress reader,
      RenderedMessage.Attachment attachment,
      Preview preview,
      String watermark,
      boolean mayDownload,
      BrandingTemplate branding)
      implements PreviewResult {}

  /// One page of it.
  ///
  /// @param content the caller's own
  @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
  record Page(String mediaType, byte[] content) implements PreviewResult {}

  /// The message is readable, and has no attachment of this number, or the attachment no such page.
  record NoSuchAttachment() implements PreviewResult {}

  record Refused(Refusal why) implements PreviewResult {}
}
