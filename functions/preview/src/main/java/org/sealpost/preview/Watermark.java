package org.sealpost.preview;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TrueTypeFont;

/// A text across a picture, slanting, in rows next to each other, so that no part of the picture
/// that is worth anything comes without it. Dark with a light edge: seen on any ground, and
/// through. It says who passed a picture on; it stops nobody (threat 34).
final class Watermark {
  private static final int LONGEST = 100;
  private static final double ANGLE = Math.toRadians(-30);
  private static final float STRENGTH = 0.16f;
  private static final int SMALLEST_EM = 10;

  /// Lines of text down the shorter edge of a picture.
  private static final int EMS = 28;

  private static final double LINE_EMS = 6;
  private static final double GAP_EMS = 4;

  private Watermark() {}

  static void draw(BufferedImage picture, String text, Budget budget) {
    double em =
        Math.max(SMALLEST_EM, Math.min(picture.getWidth(), picture.getHeight()) / (double) EMS);
    Path2D outline = outline(text.substring(0, Math.min(text.length(), LONGEST)), em);
    double step = outline.getBounds2D().getMaxX() + GAP_EMS * em;
    Graphics2D graphics = picture.createGraphics();
    try {
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, STRENGTH));
      graphics.setStroke(new BasicStroke((float) Math.max(1, em / 12)));
      graphics.rotate(ANGLE, picture.getWidth() / 2.0, picture.getHeight() / 2.0);
      double reach = Math.hypot(picture.getWidth(), picture.getHeight());
      int row = 0;
      for (double y = -reach; y < 2 * reach; y += LINE_EMS * em) {
        budget.step();
        for (double x = -reach - (row++ % 2) * step / 2; x < 2 * reach; x += step) {
          draw(graphics, outline, x, y);
        }
      }
    } finally {
      graphics.dispose();
    }
  }

  private static void draw(Graphics2D graphics, Path2D outline, double x, double y) {
    AffineTransform before = graphics.getTransform();
    graphics.translate(x, y);
    if (graphics.hitClip(
        0, (int) -outline.getBounds().getHeight(), outline.getBounds().width + 1, 1 << 8)) {
      graphics.setColor(Color.WHITE);
      graphics.draw(outline);
      graphics.setColor(Color.BLACK);
      graphics.fill(outline);
    }
    graphics.setTransform(before);
  }

  /// Drawn as shapes: the text must look the same where the machine has no fonts at all.
  private static Path2D outline(String text, double em) {
    TrueTypeFont font = BuiltInFont.font();
    Path2D outline = new Path2D.Double();
    try {
      CmapLookup characters = font.getUnicodeCmapLookup();
      double scale = em / font.getUnitsPerEm();
      double x = 0;
      for (int character : text.codePoints().toArray()) {
        int glyph = characters.getGlyphId(character);
        Path2D shape = font.getGlyph().getGlyph(glyph).getPath();
        outline.append(
            shape.getPathIterator(new AffineTransform(scale, 0, 0, -scale, x, 0)), false);
        x += font.getAdvanceWidth(glyph) * scale;
      }
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
    return outline;
  }
}
