package org.sealpost.preview;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// From pixels to a picture for a page of the portal: upright, small enough, on white, signed, and
/// written anew.
final class Painting {
  static final int LONGEST_EDGE = 1_600;

  /// Larger ones are photographs, which JPEG suits.
  private static final int LARGEST_PNG_BYTES = 600_000;

  private static final float QUALITY = 0.85f;

  private Painting() {}

  /// @param direction [JpegSegments#direction]
  static BufferedImage turned(BufferedImage picture, int direction) {
    double scale =
        Math.min(1.0, (double) LONGEST_EDGE / Math.max(picture.getWidth(), picture.getHeight()));
    int width = Math.max(1, (int) Math.round(picture.getWidth() * scale));
    int height = Math.max(1, (int) Math.round(picture.getHeight() * scale));
    boolean isOnItsSide = direction >= 5;
    BufferedImage target =
        new BufferedImage(
            isOnItsSide ? height : width, isOnItsSide ? width : height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = target.createGraphics();
    try {
      graphics.setColor(Color.WHITE);
      graphics.fillRect(0, 0, target.getWidth(), target.getHeight());
      graphics.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
      graphics.transform(upright(direction, width, height));
      graphics.drawImage(picture, 0, 0, width, height, null);
    } finally {
      graphics.dispose();
    }
    return target;
  }

  /// CIPA DC-008 4.6.5: where the 0th row and the 0th column are.
  private static AffineTransform upright(int direction, int width, int height) {
    return switch (direction) {
      case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
      case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
      case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
      case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
      case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
      case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
      case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
      default -> new AffineTransform();
    };
  }

  /// PNG, or JPEG where that would be large.
  static byte[] encoded(BufferedImage picture, Optional<String> watermark, Budget budget) {
    watermark.ifPresent(text -> Watermark.draw(picture, text, budget));
    budget.step();
    byte[] png = written(picture, "png");
    return png.length <= LARGEST_PNG_BYTES ? png : written(picture, "jpeg");
  }

  private static byte[] written(BufferedImage picture, String format) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
    ByteArrayOutputStream target = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(target)) {
      writer.setOutput(stream);
      ImageWriteParam parameters = writer.getDefaultWriteParam();
      if (format.equals("jpeg")) {
        parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        parameters.setCompressionQuality(QUALITY);
      }
      writer.write(null, new IIOImage(picture, null, null), parameters);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    } finally {
      writer.dispose();
    }
    return target.toByteArray();
  }
}
