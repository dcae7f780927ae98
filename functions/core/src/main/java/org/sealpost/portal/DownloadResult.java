package org.sealpost.portal;

/// Answer to [MessagePortal#download].
public sealed interface DownloadResult {
  /// @param fileName never empty, without path, control or direction characters
  /// @param content the caller's own
  @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
  record Download(String fileName, byte[] content) implements DownloadResult {}

  /// The message is readable, and has no attachment of this number.
  record NoSuchAttachment() implements DownloadResult {}

  /// The message's attachments may be looked at, and not be had.
  record NotAllowed() implements DownloadResult {}

  record Refused(Refusal why) implements DownloadResult {}
}
