package org.sealpost.inspection.parsers;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Objects;
import org.apache.commons.compress.MemoryLimitException;
import org.apache.commons.compress.PasswordRequiredException;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/// Archives other than zip. Nothing is unpacked to disk, and names are only read.
final class Archives {
  private static final int MOST_DICTIONARY_KIB = 100_000;

  private Archives() {}

  static void readSevenZip(byte[] file, Look look) throws IOException {
    Unpacking unpacking = new Unpacking(file.length, look);
    try (SevenZFile archive =
        SevenZFile.builder()
            .setSeekableByteChannel(new SeekableInMemoryByteChannel(file))
            .setMaxMemoryLimitKiB(MOST_DICTIONARY_KIB)
            .get()) {
      SevenZArchiveEntry entry = archive.getNextEntry();
      while (entry != null) {
        String name = Objects.requireNonNullElse(entry.getName(), "");
        look.budget().member();
        look.findings().extensions(Extensions.of(name));
        if (!entry.isDirectory()) {
          look.member(name, unpacking.read(archive.getInputStream(entry)));
        }
        entry = archive.getNextEntry();
      }
    } catch (PasswordRequiredException locked) {
      look.passwordProtected();
    } catch (MemoryLimitException tooLarge) {
      look.incomplete();
    }
  }

  static void readTar(byte[] file, Look look) throws IOException {
    Unpacking unpacking = new Unpacking(file.length, look);
    try (TarArchiveInputStream archive =
        new TarArchiveInputStream(new ByteArrayInputStream(file))) {
      TarArchiveEntry entry = archive.getNextEntry();
      while (entry != null) {
        look.budget().member();
        if (entry.isDirectory()) {
          look.findings().extensions(Extensions.of(entry.getName()));
        } else if (archive.canReadEntryData(entry)) {
          look.member(entry.getName(), unpacking.read(archive));
        } else {
          look.findings().extensions(Extensions.of(entry.getName()));
          look.incomplete();
        }
        entry = archive.getNextEntry();
      }
    }
  }

  static void readGzip(byte[] file, Look look) throws IOException {
    try (GzipCompressorInputStream packed =
        GzipCompressorInputStream.builder()
            .setInputStream(new ByteArrayInputStream(file))
            .setDecompressConcatenated(true)
            .get()) {
      String name = packed.getMetaData().getFileName();
      single(packed, Objects.requireNonNullElse(name, ""), file.length, look);
    }
  }

  static void readBzip2(byte[] file, Look look) throws IOException {
    try (InputStream packed =
        new BZip2CompressorInputStream(new ByteArrayInputStream(file), true)) {
      single(packed, "", file.length, look);
    }
  }

  static void readXz(byte[] file, Look look) throws IOException {
    try (InputStream packed =
        XZCompressorInputStream.builder()
            .setInputStream(new ByteArrayInputStream(file))
            .setDecompressConcatenated(true)
            .setMemoryLimitKiB(MOST_DICTIONARY_KIB)
            .get()) {
      single(packed, "", file.length, look);
    }
  }

  /// @param name of what is in it; without one, `notes.txt.gz` holds `notes.txt`
  private static void single(InputStream packed, String name, long packedBytes, Look look) {
    look.budget().member();
    byte[] content = new Unpacking(packedBytes, look).read(packed);
    look.member(name.isEmpty() ? withoutLast(look.name()) : name, content);
  }

  private static String withoutLast(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    int dot = lower.lastIndexOf('.');
    if (lower.endsWith(".tgz") || lower.endsWith(".tbz2") || lower.endsWith(".txz")) {
      return name.substring(0, dot) + ".tar";
    }
    return dot < 0 ? name : name.substring(0, dot);
  }
}
