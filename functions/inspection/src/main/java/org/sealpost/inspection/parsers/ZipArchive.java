package org.sealpost.inspection.parsers;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/// A zip, by its directory as programs open it, and without it where it is broken; documents that
/// are zips are told by what is in them.
final class ZipArchive {
  private static final int END_BYTES = 22;
  private static final int LONGEST_COMMENT = 65_535;

  private ZipArchive() {}

  /// Whether the end of a directory stands where programs look for it, whatever the file begins
  /// with.
  ///
  /// @param onlyAtEnd nothing may follow it; otherwise what programs forgive
  static boolean isBehind(byte[] file, boolean onlyAtEnd) {
    int first = Math.max(1, file.length - END_BYTES - LONGEST_COMMENT);
    for (int at = file.length - END_BYTES; at >= first; at--) {
      if (isSignature(file, at, 5, 6) && file[at + 10] + file[at + 11] != 0) {
        int comment = (file[at + 20] & 0xff) | (file[at + 21] & 0xff) << 8;
        return !onlyAtEnd || at + END_BYTES + comment == file.length;
      }
    }
    return false;
  }

  static void read(byte[] file, Look look) throws IOException {
    if (members(file) > look.budget().limits().members()) {
      look.incomplete();
      readInOrder(file, look);
      return;
    }
    try (ZipFile zip =
        ZipFile.builder()
            .setSeekableByteChannel(new SeekableInMemoryByteChannel(file))
            .setIgnoreLocalFileHeader(true)
            .get()) {
      readDirectory(zip, file.length, look);
    } catch (GivenUpException limit) {
      throw limit;
    } catch (IOException | RuntimeException broken) {
      look.incomplete();
      readInOrder(file, look);
    }
  }

  /// Entries of the directory, without reading it: each costs a hundred times its size in memory.
  private static int members(byte[] file) {
    int count = 0;
    for (int at = 0; at < file.length - 3; at++) {
      if (isSignature(file, at, 1, 2)) {
        count++;
      }
    }
    return count;
  }

  private static boolean isSignature(byte[] file, int at, int third, int fourth) {
    return file[at] == 'P'
        && file[at + 1] == 'K'
        && file[at + 2] == third
        && file[at + 3] == fourth;
  }

  private static void readDirectory(ZipFile zip, long packedBytes, Look look) throws IOException {
    List<ZipArchiveEntry> entries = Collections.list(zip.getEntries());
    Set<String> names =
        entries.stream().map(ZipArchiveEntry::getName).collect(Collectors.toUnmodifiableSet());
    Unpacking unpacking = new Unpacking(packedBytes, look);
    List<Member> members = new ArrayList<>();
    for (ZipArchiveEntry entry : entries) {
      look.budget().member();
      if (!entry.isDirectory()) {
        members.add(new Member(entry.getName(), () -> content(zip, entry, unpacking, look)));
      }
    }
    if (OfficeOpenXml.is(names)) {
      OfficeOpenXml.read(members, look);
    } else if (OpenDocument.is(names)) {
      OpenDocument.read(members, look);
    } else {
      if (names.contains("META-INF/MANIFEST.MF")) {
        look.extension("jar");
      }
      for (Member member : members) {
        look.member(member.name(), member.content().read());
      }
    }
  }

  /// Empty where there is none to be had.
  private static byte[] content(ZipFile zip, ZipArchiveEntry entry, Unpacking unpacking, Look look)
      throws IOException {
    if (entry.getGeneralPurposeBit().usesEncryption()) {
      look.passwordProtected();
      return new byte[0];
    }
    if (!zip.canReadEntryData(entry)) {
      look.incomplete();
      return new byte[0];
    }
    try (InputStream packed = zip.getInputStream(entry)) {
      return unpacking.read(Objects.requireNonNull(packed));
    } catch (GivenUpException limit) {
      throw limit;
    } catch (IOException | RuntimeException broken) {
      look.incomplete();
      return new byte[0];
    }
  }

  private static void readInOrder(byte[] file, Look look) throws IOException {
    Unpacking unpacking = new Unpacking(file.length, look);
    try (ZipArchiveInputStream zip =
        new ZipArchiveInputStream(new ByteArrayInputStream(file), "UTF-8", true, true)) {
      ZipArchiveEntry entry = zip.getNextEntry();
      while (entry != null) {
        look.budget().member();
        look.findings().extensions(Extensions.of(entry.getName()));
        if (entry.getGeneralPurposeBit().usesEncryption()) {
          look.passwordProtected();
        } else if (!zip.canReadEntryData(entry)) {
          look.incomplete();
        } else if (!entry.isDirectory()) {
          look.member(entry.getName(), unpacking.read(zip));
        }
        entry = zip.getNextEntry();
      }
    }
  }

  /// @param content unpacked anew at each call
  record Member(String name, Content content) {}

  interface Content {
    byte[] read() throws IOException;
  }
}
