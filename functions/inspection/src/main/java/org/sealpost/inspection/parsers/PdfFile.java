package org.sealpost.inspection.parsers;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/// PDF: its text in whatever colour, its notes, form fields and description, and the files in it. A
/// PDF that only forbids printing is read; one that asks for a password is not.
final class PdfFile {
  private static final int MOST_NODES = 1_000;

  static {
    FontMappers.set(new BuiltInFont());
  }

  private PdfFile() {}

  static void read(byte[] file, Look look) throws IOException {
    if (!PdfStreams.areWithinLimits(file, look)) {
      look.incomplete();
      return;
    }
    try (PDDocument document =
        Loader.loadPDF(file, "", null, null, IOUtils.createMemoryOnlyStreamCache())) {
      description(document, look);
      if (look.isTextAsked()) {
        new Stripper(look).writeText(document, new Sink(look));
      }
      form(document, look);
      files(document, look);
    } catch (InvalidPasswordException locked) {
      look.passwordProtected();
    }
  }

  private static void description(PDDocument document, Look look) {
    for (String key : document.getDocumentInformation().getMetadataKeys()) {
      Optional.ofNullable(document.getDocumentInformation().getPropertyStringValue(key))
          .ifPresent(value -> look.text(value + "\n"));
    }
  }

  private static void form(PDDocument document, Look look) throws IOException {
    Optional<PDAcroForm> form =
        Optional.ofNullable(document.getDocumentCatalog().getAcroForm(null));
    if (form.isEmpty()) {
      return;
    }
    for (PDField field : form.get().getFieldTree()) {
      look.text(field.getValueAsString() + "\n");
    }
    if (form.get().getXFA() != null) {
      look.embedded("", form.get().getXFA().getBytes());
    }
  }

  private static void files(PDDocument document, Look look) throws IOException {
    if (document.getDocumentCatalog().getNames() == null
        || document.getDocumentCatalog().getNames().getEmbeddedFiles() == null) {
      return;
    }
    Deque<PDNameTreeNode<PDComplexFileSpecification>> nodes = new ArrayDeque<>();
    nodes.add(document.getDocumentCatalog().getNames().getEmbeddedFiles());
    for (int count = 0; !nodes.isEmpty(); count++) {
      if (count > MOST_NODES) {
        look.incomplete();
        return;
      }
      PDNameTreeNode<PDComplexFileSpecification> node = nodes.remove();
      Optional.ofNullable(node.getKids()).ifPresent(nodes::addAll);
      for (PDComplexFileSpecification file :
          Optional.ofNullable(node.getNames()).orElse(Map.of()).values()) {
        file(file, look);
      }
    }
  }

  private static void file(PDComplexFileSpecification file, Look look) throws IOException {
    look.budget().member();
    Optional<PDEmbeddedFile> content =
        Optional.ofNullable(file.getEmbeddedFileUnicode())
            .or(() -> Optional.ofNullable(file.getEmbeddedFile()));
    if (content.isPresent()) {
      look.embedded(
          Optional.ofNullable(file.getFilename()).orElse(""), content.get().toByteArray());
    }
  }

  /// Can be stopped at each operator.
  private static final class Stripper extends PDFTextStripper {
    private final Look look;

    Stripper(Look look) {
      this.look = look;
      setSuppressDuplicateOverlappingText(false);
    }

    @Override
    public void processPage(PDPage page) throws IOException {
      look.budget().step();
      if (look.isFull()) {
        look.incomplete();
        return;
      }
      super.processPage(page);
      for (PDAnnotation annotation : page.getAnnotations()) {
        Optional.ofNullable(annotation.getContents()).ifPresent(note -> look.text(note + "\n"));
      }
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
      look.budget().step();
      super.processOperator(operator, operands);
    }

    @Override
    protected void processTextPosition(TextPosition text) {
      look.budget().step();
      super.processTextPosition(text);
    }
  }

  private static final class Sink extends Writer {
    private final Look look;

    Sink(Look look) {
      this.look = look;
    }

    @Override
    public void write(char[] characters, int start, int length) {
      look.text(new String(characters, start, length));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
