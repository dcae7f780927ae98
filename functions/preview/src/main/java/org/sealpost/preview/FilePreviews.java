package org.sealpost.preview;

import java.util.Optional;
import java.util.function.LongSupplier;
import org.sealpost.reading.preview.AttachmentPreviews;
import org.sealpost.reading.preview.PreviewedFile;
import org.sealpost.reading.preview.UnsafePreview;

/// Previews with a parser for each format, told by content and not by name.
///
/// **Pictures**: JPEG (turned as its Exif says), PNG, BMP, WebP, the first picture of a GIF, the
/// pages of a TIFF; **PDF** by page, its forms as they are filled in. At most 1,600 pixels in
/// either direction, with nothing of the file but pixels. A PDF names fonts that it does not bring
/// along: they look like Liberation Sans. JPEG 2000 in a PDF stays blank.
///
/// **HTML**: Word and OpenDocument text with headings, lists, tables, bold and italic, without
/// pictures; spreadsheets as tables of values as they look, without hidden sheets; what is written
/// on slides; RTF and old Word and PowerPoint as their text; attached messages with their heads;
/// CSV as a table; HTML; any other text as it is.
///
/// Nothing is written to disk, logged, or fetched. Nothing is loaded before the first preview. Safe
/// for use by many threads.
public final class FilePreviews implements AttachmentPreviews {
  static {
    // Where there is a screen, drawing would look for it.
    System.setProperty("java.awt.headless", "true");
  }

  private final Bench bench;

  public FilePreviews() {
    this(PreviewLimits.DEFAULT, System::nanoTime);
  }

  /// @param nanoTime as [System#nanoTime]
  public FilePreviews(PreviewLimits limits, LongSupplier nanoTime) {
    bench = new Bench(limits, nanoTime);
  }

  @Override
  public boolean mayShow(String mediaType, String fileName) {
    return FileFormat.isWorthTrying(mediaType, fileName);
  }

  @Override
  public UnsafePreview of(PreviewedFile file) {
    try {
      return bench.work(budget -> preview(file, budget)).orElseGet(UnsafePreview.TooMuch::new);
    } catch (LockedException locked) {
      return new UnsafePreview.Locked();
    }
  }

  @Override
  public Optional<byte[]> page(PreviewedFile file, int page, Optional<String> watermark) {
    if (page < 0) {
      return Optional.empty();
    }
    try {
      return bench
          .work(budget -> picture(file, page, watermark, budget))
          .flatMap(picture -> picture);
    } catch (LockedException locked) {
      return Optional.empty();
    }
  }

  private static UnsafePreview preview(PreviewedFile file, Budget budget) throws Exception {
    FileFormat format = FileFormat.of(file);
    return switch (format) {
      case JPEG, PNG, GIF, BMP, TIFF, WEBP -> PictureFile.outline(format, file.content(), budget);
      case PDF -> PdfFile.outline(file.content(), budget);
      case ZIP -> PackedFile.preview(file.content(), budget);
      case COMPOUND -> CompoundFile.preview(file.content(), budget);
      case RTF -> RtfFile.preview(file.content(), budget);
      case HTML -> TextFile.html(file.content(), budget);
      case CSV -> TextFile.table(file.content(), budget);
      case MAIL -> MailFile.preview(file.content(), budget);
      case TEXT -> TextFile.plain(file.content(), budget);
      case UNKNOWN -> new UnsafePreview.Unknown();
    };
  }

  private static Optional<byte[]> picture(
      PreviewedFile file, int page, Optional<String> watermark, Budget budget) throws Exception {
    FileFormat format = FileFormat.of(file);
    if (format.isPicture()) {
      return PictureFile.page(format, file.content(), page, budget)
          .map(picture -> Painting.encoded(picture, watermark, budget));
    }
    return format == FileFormat.PDF
        ? PdfFile.page(file.content(), page, budget)
            .map(picture -> Painting.encoded(picture, watermark, budget))
        : Optional.empty();
  }
}
