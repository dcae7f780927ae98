package org.sealpost.trace;

/// What a reader did, or tried (ome.md 5.4: AuthenticateRequest, MessageAccess, AttachmentReview,
/// AttachmentDownload, MessageForward, told apart further).
public enum AccessOperation {
  PASSCODE,
  SIGN_IN,
  OPEN,
  /// The other messages of its conversation.
  LIST,
  PRINT,
  EXPORT,
  PREVIEW,
  DOWNLOAD,
  REPLY
}
