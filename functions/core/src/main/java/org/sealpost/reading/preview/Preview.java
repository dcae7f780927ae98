package org.sealpost.reading.preview;

/// What can be seen of an attachment.
public sealed interface Preview {
  /// Pictures, one per page, of [AttachmentPreviews#page].
  ///
  /// @param shown how many there are to see, at least one
  /// @param all how many pages the file has
  record Pages(int shown, int all) implements Preview {}

  /// @param safeHtml as [org.sealpost.reading.RenderedMessage] has it
  /// @param complete whether it is all of the file
  record Html(String safeHtml, boolean complete) implements Preview {}

  /// Nothing, because there is no preview for files of its kind.
  record Unknown() implements Preview {}

  /// Nothing, because it is protected by a password of its own.
  record Locked() implements Preview {}

  /// Nothing, because it is broken, too large or takes too long to look into.
  record TooMuch() implements Preview {}
}
