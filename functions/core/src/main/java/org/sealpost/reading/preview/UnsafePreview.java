package org.sealpost.reading.preview;

/// What a file is made into, before anything of it may be shown.
public sealed interface UnsafePreview {
  /// Pictures, one per page.
  ///
  /// @param shown how many there are to see, at least one
  /// @param all how many pages the file has
  record Pages(int shown, int all) implements UnsafePreview {}

  /// HTML to be sanitized, however it was made.
  ///
  /// @param complete whether it is all of the file
  record Html(String html, boolean complete) implements UnsafePreview {}

  /// There is no preview for files of its kind.
  record Unknown() implements UnsafePreview {}

  /// It is protected by a password of its own.
  record Locked() implements UnsafePreview {}

  /// It is broken, too large or takes too long to look into.
  record TooMuch() implements UnsafePreview {}
}
