package org.sealpost.inspection.parsers;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.DocumentEntry;
import org.apache.poi.poifs.filesystem.Entry;
import org.apache.poi.poifs.filesystem.Ole10Native;
import org.apache.poi.poifs.filesystem.Ole10NativeException;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/// An OLE2 file (MS-CFB): which document it is stands in the names of its streams. Documents in
/// documents are storages in it.
final class CompoundFile {
  private static final String INSTALLER = "{000C1084-0000-0000-C000-000000000046}";
  private static final int DEEPEST = 20;

  private final Look look;
  private final Unpacking streams;

  private CompoundFile(Look look, long bytes) {
    this.look = look;
    this.streams = new Unpacking(bytes, look);
  }

  static void read(byte[] file, Look look) throws IOException {
    try (POIFSFileSystem files = new POIFSFileSystem(new ByteArrayInputStream(file))) {
      new CompoundFile(look, file.length).storage(files.getRoot(), 0);
    }
  }

  private void storage(DirectoryNode storage, int depth) throws IOException {
    look.budget().step();
    if (depth > DEEPEST) {
      look.incomplete();
      return;
    }
    try {
      if (!document(storage) && depth == 0) {
        look.unsupported();
      }
    } catch (EncryptedDocumentException locked) {
      look.passwordProtected();
    } catch (GivenUpException limit) {
      throw limit;
    } catch (IOException | RuntimeException broken) {
      look.incomplete();
    }
    look.apart();
    SummaryProperties.read(storage, look);
    for (Entry entry : storage) {
      if (entry instanceof DirectoryNode inner && !isOfMessage(storage)) {
        storage(inner, depth + 1);
      } else if (entry instanceof DocumentEntry stream) {
        embedded(storage, stream);
      }
    }
  }

  /// @return whether it is a document that can be looked into
  private boolean document(DirectoryNode storage) throws IOException {
    if (has(storage, "EncryptedPackage")) {
      look.passwordProtected();
    } else if (has(storage, "WordDocument")) {
      look.extension("doc");
      WordFile.read(storage, look);
    } else if (has(storage, "Workbook") || has(storage, "Book")) {
      look.extension("xls");
      ExcelFile.read(stream(storage, has(storage, "Workbook") ? "Workbook" : "Book"), look);
    } else if (has(storage, "PowerPoint Document")) {
      look.extension("ppt");
      PowerPointFile.read(stream(storage, "PowerPoint Document"), currentUser(storage), look);
    } else if (isOfMessage(storage)) {
      look.extension("msg");
      OutlookMessage.read(storage, look);
    } else {
      return otherwise(storage);
    }
    return true;
  }

  private boolean otherwise(DirectoryNode storage) {
    if (has(storage, "VisioDocument")) {
      look.extension("vsd");
    }
    String program = storage.getStorageClsid().toString().toUpperCase(Locale.ROOT);
    if (program.equals(INSTALLER)) {
      look.extension("msi");
      look.findings().executable();
    }
    return false;
  }

  private byte[] currentUser(DirectoryNode storage) throws IOException {
    return has(storage, "Current User") ? stream(storage, "Current User") : new byte[0];
  }

  /// Whole files that stand in a stream: packaged ones, documents of Office Open XML, PDF.
  private void embedded(DirectoryNode storage, DocumentEntry stream) throws IOException {
    switch (stream.getName()) {
      case Ole10Native.OLE10_NATIVE -> packaged(storage);
      case "Package", "CONTENTS" -> look.embedded("", stream(storage, stream.getName()));
      default -> look.budget().step();
    }
  }

  private void packaged(DirectoryNode storage) throws IOException {
    try {
      Ole10Native file = Ole10Native.createFromEmbeddedOleObject(storage);
      String name = Optional.ofNullable(file.getFileName()).orElse("");
      byte[] content = file.getDataBuffer();
      look.budget().unpack(content.length);
      look.embedded(name, content);
    } catch (Ole10NativeException broken) {
      look.incomplete();
    }
  }

  private byte[] stream(DirectoryNode storage, String name) throws IOException {
    try (InputStream stream =
        storage.createDocumentInputStream(storage.getEntryCaseInsensitive(name))) {
      return streams.read(stream);
    }
  }

  private static boolean isOfMessage(DirectoryNode storage) {
    return has(storage, "__properties_version1.0");
  }

  private static boolean has(DirectoryNode storage, String name) {
    return storage.hasEntryCaseInsensitive(name);
  }
}
