package org.sealpost.portal;

import org.sealpost.mail.EmailAddress;

/// Answer to [AttachmentDesk#download], [AttachmentDesk#piece], [ReadingDesk#export] and
/// [ReadingDesk#exportPiece].
public sealed interface DownloadResult {
  /// @param fileName never empty, without path, control or direction characters
  /// @param content the caller's own
  @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
  record Download(String fileName, byte[] content) implements DownloadResult {}

  /// It is larger than the front door can carry, and can be had piece by piece.
  ///
  /// @param reader who is signed in
  /// @param sizeBytes of all of it
  /// @param sha256 hex, of all of it: pieces of the same number belong together when this is the
  ///     same
  record InPieces(EmailAddress reader, String fileName, long sizeBytes, int pieces, String sha256)
      implements DownloadResult {}

  /// The message is readable, and has no attachment of this number, or the file no such piece.
  record NoSuchAttachment() implements DownloadResult {}

  record Refused(Refusal why) implements DownloadResult {}
}
