package org.sealpost.preview;

import java.awt.Paint;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.pdfbox.pdmodel.font.PDType3Font;
import org.apache.pdfbox.pdmodel.graphics.color.PDColor;
import org.apache.pdfbox.pdmodel.graphics.form.PDTransparencyGroup;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;
import org.jspecify.annotations.Nullable;
import org.sealpost.reading.preview.UnsafePreview;

/// PDF, drawn page by page. What it says should happen (scripts, actions, files elsewhere) PDFBox
/// does not do. A PDF that only forbids printing is shown; one that asks for a password is not.
final class PdfFile {
  private static final int WIDTH = 1_200;

  /// Of a page that is many times as high as wide.
  private static final int HIGHEST = 4_000;

  private static final int HEAD_BYTES = 65_536;

  static {
    FontMappers.set(new BuiltInFont());
    // PDFBox reads its pictures by it: otherwise they would lie in the machine's folder for
    // temporary files meanwhile.
    ImageIO.setUseCache(false);
  }

  private PdfFile() {}

  static UnsafePreview outline(byte[] file, Budget budget) throws IOException, LockedException {
    try (PDDocument document = open(file, budget)) {
      PdfPages pages = PdfPages.of(document, budget);
      return pages.shown().isEmpty()
          ? new UnsafePreview.TooMuch()
          : new UnsafePreview.Pages(pages.shown().size(), pages.all());
    }
  }

  /// @return empty when there is no such page
  static Optional<BufferedImage> page(byte[] file, int page, Budget budget)
      throws IOException, LockedException {
    try (PDDocument document = open(file, budget)) {
      PdfPages pages = PdfPages.of(document, budget);
      if (page >= pages.shown().size()) {
        return Optional.empty();
      }
      pages.alone(document, page);
      PDPage only = document.getPage(0);
      Renderer renderer = new Renderer(document, budget);
      renderer.setSubsamplingAllowed(true);
      return Optional.of(renderer.renderImage(0, scale(only), ImageType.RGB));
    }
  }

  private static PDDocument open(byte[] file, Budget budget) throws IOException, LockedException {
    PdfStreams.check(file, budget);
    try {
      return Loader.loadPDF(file, "", null, null, IOUtils.createMemoryOnlyStreamCache());
    } catch (InvalidPasswordException locked) {
      throw new LockedException();
    }
  }

  /// Whatever the page says of its size.
  private static float scale(PDPage page) {
    PDRectangle box = page.getCropBox();
    boolean isOnItsSide = page.getRotation() % 180 != 0;
    float width = isOnItsSide ? box.getHeight() : box.getWidth();
    float height = isOnItsSide ? box.getWidth() : box.getHeight();
    float scale = Math.min(WIDTH / width, HIGHEST / height);
    if (!(width > 0 && height > 0 && scale > 0 && Float.isFinite(scale))) {
      throw new GivenUpException("a page without size");
    }
    return scale;
  }

  private static final class Renderer extends PDFRenderer {
    private final Budget budget;

    Renderer(PDDocument document, Budget budget) {
      super(document);
      this.budget = budget;
    }

    @Override
    protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
      return new Drawer(parameters, budget);
    }
  }

  /// Can be stopped at each operator, and leaves out pictures that are too large.
  private static final class Drawer extends PageDrawer {
    private final Budget budget;

    Drawer(PageDrawerParameters parameters, Budget budget) throws IOException {
      super(parameters);
      this.budget = budget;
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
      budget.step();
      super.processOperator(operator, operands);
    }

    @Override
    protected Paint getPaint(PDColor color) throws IOException {
      budget.step();
      return super.getPaint(color);
    }

    @Override
    public void drawImage(PDImage image) throws IOException {
      budget.pixels(image.getWidth(), image.getHeight());
      if (image instanceof PDImageXObject object) {
        checkJpeg(object);
        @Nullable PDImageXObject mask = object.getSoftMask();
        if (mask != null) {
          budget.pixels(mask.getWidth(), mask.getHeight());
          checkJpeg(mask);
        }
      }
      super.drawImage(image);
    }

    @Override
    public void showTransparencyGroup(PDTransparencyGroup form) throws IOException {
      budget.step();
      super.showTransparencyGroup(form);
    }

    @Override
    protected void showType3Glyph(Matrix matrix, PDType3Font font, int code, Vector displacement)
        throws IOException {
      budget.step();
      super.showType3Glyph(matrix, font, code, displacement);
    }

    /// A JPEG has a size of its own, whatever the PDF says of it.
    private void checkJpeg(PDImageXObject image) throws IOException {
      List<COSName> filters = Optional.ofNullable(image.getStream().getFilters()).orElse(List.of());
      if (filters.contains(COSName.DCT_DECODE)) {
        try (InputStream jpeg =
            image.getStream().createInputStream(List.of(COSName.DCT_DECODE.getName()))) {
          Optional<int[]> size = JpegSegments.size(jpeg.readNBytes(HEAD_BYTES));
          if (size.isPresent()) {
            budget.pixels(size.get()[0], size.get()[1]);
          }
        }
      }
    }
  }
}
