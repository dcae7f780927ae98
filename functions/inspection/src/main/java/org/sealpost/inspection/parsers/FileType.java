package org.sealpost.inspection.parsers;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a file is by its first octets. Text is not among them: it has none of its own.
enum FileType {
  RTF("rtf"),
  PDF("pdf"),
  /// Also docx, odt, jar and their like.
  ZIP("zip"),
  /// OLE2 (MS-CFB): doc, xls, ppt, msg, msi.
  COMPOUND(""),
  TNEF("tnef"),
  SEVEN_ZIP("7z"),
  TAR("tar"),
  GZIP("gz"),
  BZIP2("bz2"),
  XZ("xz"),
  RAR("rar"),
  CAB("cab"),
  JPEG("jpg"),
  TIFF("tiff"),
  PNG("png"),
  GIF("gif"),
  BMP("bmp"),
  EMF("emf"),
  WMF("wmf"),
  PROGRAM("exe"),
  LIBRARY("dll"),
  ELF("elf"),
  MACH_O("macho"),
  SHORTCUT("lnk"),
  /// The file that tests of virus scanners agree on.
  EICAR("com");

  private static final int PE_OFFSET = 0x3c;
  private static final int PE_CHARACTERISTICS = 22;
  private static final int PE_DLL = 0x2000;
  private static final int TAR_MAGIC = 257;
  private static final int TAR_CHECKSUM = 148;
  private static final int TAR_BLOCK = 512;

  /// PDF readers look for the beginning of a PDF so far (ISO 32000-1, implementation note 13).
  private static final int PDF_WINDOW = 1024;

  private final String extension;

  FileType(String extension) {
    this.extension = extension;
  }

  /// Empty where the type has several.
  Optional<String> extension() {
    return Optional.of(extension).filter(known -> !known.isEmpty());
  }

  /// Whether it holds files that nobody here can unpack.
  boolean isClosedArchive() {
    return this == RAR || this == CAB;
  }

  boolean isExecutable() {
    return switch (this) {
      case PROGRAM, LIBRARY, ELF, MACH_O, SHORTCUT, EICAR -> true;
      case RTF,
          PDF,
          ZIP,
          COMPOUND,
          TNEF,
          SEVEN_ZIP,
          TAR,
          GZIP,
          BZIP2,
          XZ,
          RAR,
          CAB,
          JPEG,
          TIFF,
          PNG,
          GIF,
          BMP,
          EMF,
          WMF ->
          false;
    };
  }

  static Optional<FileType> of(byte[] file) {
    return Optional.ofNullable(bySignature(new Octets(file)));
  }

  private static @Nullable FileType bySignature(Octets file) {
    if (file.begins("PK\3\4") || file.begins("PK\5\6") || file.begins("PK00PK\3\4")) {
      return ZIP;
    }
    if (file.begins("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1")) {
      return COMPOUND;
    }
    if (file.begins("{\\rt")) {
      return RTF;
    }
    if (file.begins("7z\u00bc\u00af'\u001c")) {
      return SEVEN_ZIP;
    }
    if (file.begins("\u001f\u008b")) {
      return GZIP;
    }
    if (file.begins("BZh") && file.at(4, "1AY&SY")) {
      return BZIP2;
    }
    if (file.begins("\u00fd7zXZ\0")) {
      return XZ;
    }
    if (file.begins("Rar!\u001a\7")) {
      return RAR;
    }
    if (file.begins("MSCF\0\0\0\0") || file.begins("ISc(")) {
      return CAB;
    }
    if (file.begins("x\u009f>\"")) {
      return TNEF;
    }
    return Optional.ofNullable(program(file)).orElseGet(() -> other(file));
  }

  private static @Nullable FileType program(Octets file) {
    if (file.begins("MZ") || file.begins("ZM")) {
      return windows(file);
    }
    if (file.begins("\u007fELF")) {
      return ELF;
    }
    boolean isFat = file.begins("\u00ca\u00fe\u00ba\u00be") && file.bigEndian(4) < 32; // or Java
    if (isFat
        || file.begins("\u00fe\u00ed\u00fa\u00ce")
        || file.begins("\u00fe\u00ed\u00fa\u00cf")
        || file.begins("\u00ce\u00fa\u00ed\u00fe")
        || file.begins("\u00cf\u00fa\u00ed\u00fe")) {
      return MACH_O;
    }
    if (file.begins("L\0\0\0\1\u0014\2\0")) {
      return SHORTCUT;
    }
    // Split: scanners take a file that holds it whole for the test file itself.
    return file.begins("X5O!P%@AP[4\\PZX54(P^)7CC)7}" + "$EICAR") ? EICAR : null;
  }

  /// Words may begin with MZ; a program has a binary header.
  private static @Nullable FileType windows(Octets file) {
    long header = file.littleEndian(PE_OFFSET);
    if (header > 0 && header < file.length() && file.at((int) header, "PE\0\0")) {
      long characteristics = file.littleEndian((int) header + PE_CHARACTERISTICS);
      return (characteristics & PE_DLL) == 0 ? PROGRAM : LIBRARY;
    }
    return file.isText() ? null : PROGRAM;
  }

  private static @Nullable FileType other(Octets file) {
    if (file.begins("\u00ff\u00d8\u00ff")) {
      return JPEG;
    }
    if (file.begins("II*\0") || file.begins("MM\0*")) {
      return TIFF;
    }
    if (file.begins("\u0089PNG")) {
      return PNG;
    }
    if (file.begins("GIF8")) {
      return GIF;
    }
    if (file.begins("BM") && file.at(6, "\0\0\0\0")) {
      return BMP;
    }
    if (file.begins("\1\0\0\0") && file.at(40, " EMF")) {
      return EMF;
    }
    if (file.begins("\u00d7\u00cd\u00c6\u009a")) {
      return WMF;
    }
    if (file.contains("%PDF-", PDF_WINDOW)) {
      return PDF;
    }
    return file.at(TAR_MAGIC, "ustar") || isOldTar(file) ? TAR : null;
  }

  /// Without a signature: what its first block says of itself must add up.
  private static boolean isOldTar(Octets file) {
    if (file.length() < TAR_BLOCK || file.at(0, "\0")) {
      return false;
    }
    int sum = 0;
    for (int at = 0; at < TAR_BLOCK; at++) {
      boolean isChecksum = at >= TAR_CHECKSUM && at < TAR_CHECKSUM + 8;
      sum += isChecksum ? ' ' : file.octet(at);
    }
    String said = file.string(TAR_CHECKSUM, 8).replaceAll("[\0 ]+", "");
    return said.matches("[0-7]{1,7}") && Integer.parseInt(said, 8) == sum;
  }

  /// Octets as characters of the same number; there is nothing behind their end.
  private record Octets(@SuppressWarnings("ArrayRecordComponent") byte[] file) {
    int length() {
      return file.length;
    }

    int octet(int at) {
      return file[at] & 0xff;
    }

    boolean begins(String signature) {
      return at(0, signature);
    }

    boolean at(int start, String signature) {
      if (start < 0 || file.length - signature.length() < start) {
        return false;
      }
      for (int at = 0; at < signature.length(); at++) {
        if (octet(start + at) != signature.charAt(at)) {
          return false;
        }
      }
      return true;
    }

    boolean contains(String signature, int window) {
      return string(0, window).contains(signature);
    }

    String string(int start, int most) {
      return new String(file, start, Math.clamp(file.length - start, 0, most), ISO_8859_1);
    }

    /// -1 behind the end.
    long littleEndian(int start) {
      return start < 0 || file.length - 4 < start
          ? -1
          : Integer.toUnsignedLong(
              octet(start)
                  | octet(start + 1) << 8
                  | octet(start + 2) << 16
                  | octet(start + 3) << 24);
    }

    long bigEndian(int start) {
      long little = littleEndian(start);
      return little < 0
          ? Long.MAX_VALUE
          : Integer.toUnsignedLong(Integer.reverseBytes((int) little));
    }

    boolean isText() {
      return string(0, TAR_BLOCK).chars().noneMatch(octet -> octet < '\t');
    }
  }
}
