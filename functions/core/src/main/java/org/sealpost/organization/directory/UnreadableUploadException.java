package org.sealpost.organization.directory;

/// A file of which nothing can be read: not a table, too large, or in an unknown encoding. The
/// message is for whoever sent it: what is wrong, and what to do.
public final class UnreadableUploadException extends Exception {
  private static final long serialVersionUID = 1L;

  UnreadableUploadException(String message) {
    super(message);
  }
}
