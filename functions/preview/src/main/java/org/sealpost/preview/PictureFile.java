package org.sealpost.preview;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.sealpost.reading.preview.UnsafePreview;

/// A picture in a format of its own. Its size is asked before it is decoded, and decoded is no more
/// of it than will be shown; of its metadata only a JPEG's direction is read.
final class PictureFile {
  /// Formats that are decoded whole, and need several octets for each pixel meanwhile.
  private static final int WHOLE_COSTS = 2;

  private PictureFile() {}

  static UnsafePreview outline(FileFormat format, byte[] file, Budget budget) throws IOException {
    int pages = format == FileFormat.TIFF ? TiffDirectories.count(file, budget) : 1;
    try (Opened opened = open(format, file, budget)) {
      opened.checkSize(0, budget);
    }
    return new UnsafePreview.Pages(Math.min(pages, budget.limits().pages()), pages);
  }

  /// @return empty when there is no such page
  static Optional<BufferedImage> page(FileFormat format, byte[] file, int page, Budget budget)
      throws IOException {
    int pages =
        format == FileFormat.TIFF
            ? Math.min(TiffDirectories.count(file, budget), budget.limits().pages())
            : 1;
    if (page >= pages) {
      return Optional.empty();
    }
    int direction = format == FileFormat.JPEG ? JpegSegments.direction(file) : 1;
    try (Opened opened = open(format, file, budget)) {
      opened.checkSize(page, budget);
      return Optional.of(Painting.turned(opened.read(page), direction));
    }
  }

  private static Opened open(FileFormat format, byte[] file, Budget budget) throws IOException {
    ImageReader reader =
        switch (format) {
          case JPEG -> ImageIO.getImageReadersByFormatName("jpeg").next();
          case PNG -> ImageIO.getImageReadersByFormatName("png").next();
          case GIF -> ImageIO.getImageReadersByFormatName("gif").next();
          case BMP -> ImageIO.getImageReadersByFormatName("bmp").next();
          case TIFF -> ImageIO.getImageReadersByFormatName("tiff").next();
          case WEBP -> new WebPImageReaderSpi().createReaderInstance(null);
          case PDF, ZIP, COMPOUND, RTF, HTML, CSV, MAIL, TEXT, UNKNOWN ->
              throw new IllegalArgumentException(format + " is no picture");
        };
    byte[] pixels = file;
    int costs = 1;
    if (format == FileFormat.JPEG) {
      JpegSegments.check(file, budget);
      costs = JpegSegments.isProgressive(file) ? WHOLE_COSTS : 1;
      pixels = JpegSegments.withoutMetadata(file, budget);
    } else if (format == FileFormat.BMP) {
      checkIsNoContainer(file);
    } else if (format == FileFormat.WEBP) {
      costs = WHOLE_COSTS;
    }
    ImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(pixels));
    reader.setInput(stream, false, true);
    return new Opened(reader, stream, costs);
  }

  /// A BMP may hold a JPEG or PNG, which has a size of its own.
  private static void checkIsNoContainer(byte[] file) {
    int compression = file.length > 30 ? file[30] & 0xff : 0;
    if (compression == 4 || compression == 5) {
      throw new GivenUpException("a picture in a picture");
    }
  }

  private record Opened(ImageReader reader, ImageInputStream stream, int costs)
      implements AutoCloseable {
    void checkSize(int page, Budget budget) throws IOException {
      budget.pixels((long) reader.getWidth(page) * costs, reader.getHeight(page));
      if (!reader.getFormatName().equalsIgnoreCase("webp")) {
        budget.pixels(reader.getTileWidth(page), reader.getTileHeight(page));
      }
    }

    BufferedImage read(int page) throws IOException {
      // Twice as large as shown, so that scaling the rest of the way smooths it.
      int every =
          Math.max(
              1,
              Math.max(reader.getWidth(page), reader.getHeight(page))
                  / (2 * Painting.LONGEST_EDGE));
      ImageReadParam parameters = reader.getDefaultReadParam();
      parameters.setSourceSubsampling(every, every, 0, 0);
      return reader.read(page, parameters);
    }

    @Override
    public void close() throws IOException {
      reader.dispose();
      stream.close();
    }
  }
}
