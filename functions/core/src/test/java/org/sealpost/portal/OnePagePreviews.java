package org.sealpost.portal;

import java.util.Optional;
import org.sealpost.reading.preview.AttachmentPreviews;
import org.sealpost.reading.preview.PreviewedFile;
import org.sealpost.reading.preview.UnsafePreview;

/// Shows every file as one empty page.
final class OnePagePreviews implements AttachmentPreviews {
  @Override
  public boolean mayShow(String mediaType, String fileName) {
    return true;
  }

  @Override
  public UnsafePreview of(PreviewedFile file) {
    return new UnsafePreview.Pages(1, 1);
  }

  @Override
  public Optional<byte[]> page(PreviewedFile file, int page, Optional<String> watermark) {
    return page == 0 ? Optional.of(new byte[] {(byte) 0x89, 'P', 'N', 'G'}) : Optional.empty();
  }
}
