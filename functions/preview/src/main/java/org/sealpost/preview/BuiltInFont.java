package org.sealpost.preview;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.apache.fontbox.FontBoxFont;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.CIDFontMapping;
import org.apache.pdfbox.pdmodel.font.FontMapper;
import org.apache.pdfbox.pdmodel.font.FontMapping;
import org.apache.pdfbox.pdmodel.font.PDCIDSystemInfo;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.jspecify.annotations.Nullable;

/// The one font of PDFBox itself, for all that a PDF names and does not bring along. PDFBox would
/// look for fonts on the machine's disk and write down there what it found; the same file would
/// look different on each machine, and Lambda has no fonts.
final class BuiltInFont implements FontMapper {
  private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  static TrueTypeFont font() {
    return Holder.FONT;
  }

  @Override
  public FontMapping<TrueTypeFont> getTrueTypeFont(
      @Nullable String name, @Nullable PDFontDescriptor descriptor) {
    return new FontMapping<>(font(), true);
  }

  @Override
  public FontMapping<FontBoxFont> getFontBoxFont(
      @Nullable String name, @Nullable PDFontDescriptor descriptor) {
    return new FontMapping<>(font(), true);
  }

  @Override
  public CIDFontMapping getCIDFont(
      @Nullable String name,
      @Nullable PDFontDescriptor descriptor,
      @Nullable PDCIDSystemInfo system) {
    return new CIDFontMapping(null, font(), true);
  }

  private static final class Holder {
    static final TrueTypeFont FONT = load();

    private static TrueTypeFont load() {
      try (InputStream file =
          Objects.requireNonNull(PDDocument.class.getResourceAsStream(BuiltInFont.FONT))) {
        return new TTFParser().parseEmbedded(file);
      } catch (IOException missing) {
        throw new UncheckedIOException(missing);
      }
    }
  }
}
