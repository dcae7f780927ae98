package org.sealpost.protection;

/// What readers may do with the attachments of a protected message.
public enum AttachmentAccess {
  /// They may be kept, unprotected.
  DOWNLOAD,
  /// They are shown in the portal and never handed out.
  VIEW_ONLY;

  public AttachmentAccess and(AttachmentAccess other) {
    return this == VIEW_ONLY || other == VIEW_ONLY ? VIEW_ONLY : DOWNLOAD;
  }
}
