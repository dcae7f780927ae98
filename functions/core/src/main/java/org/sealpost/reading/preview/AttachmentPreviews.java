package org.sealpost.reading.preview;

import java.util.Optional;

/// Makes previews of files that strangers wrote. Never throws for anything that is in a file, never
/// asks the network for anything, and ends within bounds of time and memory whatever the file is
/// (threat 31).
public interface AttachmentPreviews {
  /// No previews at all.
  AttachmentPreviews NONE =
      new AttachmentPreviews() {
        @Override
        public boolean mayShow(String mediaType, String fileName) {
          return false;
        }

        @Override
        public UnsafePreview of(PreviewedFile file) {
          return new UnsafePreview.Unknown();
        }

        @Override
        public Optional<byte[]> page(PreviewedFile file, int page, Optional<String> watermark) {
          return Optional.empty();
        }
      };

  /// Whether a preview is worth offering, by what the author says of the file; for lists.
  boolean mayShow(String mediaType, String fileName);

  /// What the file is made into.
  UnsafePreview of(PreviewedFile file);

  /// One page as a picture (`image/png` or `image/jpeg`, by its first bytes), made of pixels alone:
  /// nothing of the file's own bytes is in it.
  ///
  /// @param page from 0
  /// @param watermark written across the page
  /// @return empty when there is no such page to see
  Optional<byte[]> page(PreviewedFile file, int page, Optional<String> watermark);
}
