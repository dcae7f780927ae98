package org.sealpost.inspection.parsers;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.sealpost.mail.mime.SniffedText;

/// Gives a file to the parser of its type.
final class FileReader {
  private static final Set<String> MESSAGES = Set.of("eml", "mht", "mhtml");

  private static final Set<FileType> CONTAINERS =
      EnumSet.of(FileType.COMPOUND, FileType.TAR, FileType.TNEF, FileType.PDF, FileType.SEVEN_ZIP);

  private FileReader() {}

  /// @param name only a hint, where the content leaves a choice
  /// @throws GivenUpException when a limit of the message is reached; nothing else
  static void read(String name, byte[] file, Look look) {
    look.see(file);
    attempt(look, () -> dispatch(name, file, look));
  }

  /// What its label says is a message.
  static void readMessage(String name, byte[] file, Look look) {
    look.see(file);
    attempt(
        look,
        () -> {
          if (FileType.of(file).isPresent()) {
            dispatch(name, file, look);
          } else {
            AttachedMessage.read(file, look);
          }
        });
  }

  private static void dispatch(String name, byte[] file, Look look) throws IOException {
    Optional<FileType> type = FileType.of(file);
    if (type.isEmpty()) {
      text(name, file, look);
    } else {
      type.get().extension().ifPresent(look::extension);
      byType(type.get(), file, look);
    }
    // A zip may stand behind anything, as its directory is at the end; but one near the end of a
    // container is usually in it.
    boolean isContainer = type.filter(CONTAINERS::contains).isPresent();
    if (type.filter(FileType.ZIP::equals).isEmpty() && ZipArchive.isBehind(file, isContainer)) {
      look.extension("zip");
      ZipArchive.read(file, look);
    }
  }

  private static void byType(FileType type, byte[] file, Look look) throws IOException {
    if (type.isExecutable()) {
      look.findings().executable();
    }
    switch (type) {
      case RTF -> RtfFile.read(file, look);
      case PDF -> PdfFile.read(file, look);
      case ZIP -> ZipArchive.read(file, look);
      case COMPOUND -> CompoundFile.read(file, look);
      case TNEF -> WinmailFile.read(file, look);
      case SEVEN_ZIP -> Archives.readSevenZip(file, look);
      case TAR -> Archives.readTar(file, look);
      case GZIP -> Archives.readGzip(file, look);
      case BZIP2 -> Archives.readBzip2(file, look);
      case XZ -> Archives.readXz(file, look);
      case JPEG, TIFF -> PictureFile.read(file, look);
      case RAR, CAB, PNG, GIF, BMP, EMF, WMF -> look.unsupported();
      case PROGRAM, LIBRARY, ELF, MACH_O, SHORTCUT, EICAR -> look.unsupported();
    }
  }

  private static void text(String name, byte[] file, Look look) {
    Optional<String> text = SniffedText.of(file);
    if (text.isEmpty()) {
      look.unsupported();
    } else if (Extensions.of(name).stream().anyMatch(MESSAGES::contains)) {
      AttachedMessage.read(file, look);
    } else if (look.isTextAsked()) {
      TextFile.read(name, file, text.get(), look);
    }
  }

  private static void attempt(Look look, Reading reading) {
    try {
      reading.read();
    } catch (GivenUpException limit) {
      throw limit;
    } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError broken) {
      look.incomplete();
    }
  }

  private interface Reading {
    void read() throws IOException;
  }
}
