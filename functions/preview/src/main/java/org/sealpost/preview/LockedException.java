package org.sealpost.preview;

/// The file is protected by a password of its own.
final class LockedException extends Exception {
  private static final long serialVersionUID = 1L;
}
