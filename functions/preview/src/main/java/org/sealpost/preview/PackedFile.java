package org.sealpost.preview;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLStreamException;
import org.sealpost.reading.preview.UnsafePreview;

/// A document that is a zip: its parts of XML by name. Pictures and all else in it are passed over.
final class PackedFile {
  private static final int LOCAL_FILE_FLAGS = 6;
  private static final int BUFFER = 16_384;

  private final Map<String, byte[]> parts;
  private final Budget budget;

  private PackedFile(Map<String, byte[]> parts, Budget budget) {
    this.parts = parts;
    this.budget = budget;
  }

  static UnsafePreview preview(byte[] file, Budget budget) throws IOException, LockedException {
    if ((file[LOCAL_FILE_FLAGS] & 1) != 0) {
      throw new LockedException();
    }
    PackedFile packed = read(file, budget);
    String main = packed.main();
    Html html = new Html(budget);
    try {
      if (packed.parts.containsKey("content.xml")) {
        if (packed.text("META-INF/manifest.xml").contains("encryption-data")) {
          throw new LockedException();
        }
        OpenDocument.write(packed.part("content.xml"), html, budget);
      } else if (main.startsWith("word/")) {
        WordDocument.write(packed, main, html, budget);
      } else if (main.startsWith("xl/")) {
        Workbook.write(packed, main, html, budget);
      } else if (main.startsWith("ppt/")) {
        Slides.write(packed, main, html, budget);
      } else {
        return new UnsafePreview.Unknown();
      }
    } catch (XMLStreamException | RuntimeException broken) {
      if (broken instanceof GivenUpException limit) {
        throw limit;
      }
      html.incomplete();
    }
    return html.preview();
  }

  /// In the order of the file, whatever its directory says: writers of documents keep to both.
  private static PackedFile read(byte[] file, Budget budget) throws IOException {
    Map<String, byte[]> parts = new HashMap<>();
    byte[] buffer = new byte[BUFFER];
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        budget.member();
        String name = entry.getName();
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (ending.equals("xml") || ending.equals("rels")) {
          parts.putIfAbsent(name, content(zip, budget));
        } else {
          for (int read = zip.read(buffer); read > 0; read = zip.read(buffer)) {
            budget.unpack(read);
          }
        }
      }
    } catch (IOException | IllegalArgumentException broken) {
      if (parts.isEmpty()) {
        throw broken;
      }
    }
    return new PackedFile(parts, budget);
  }

  private static byte[] content(InputStream zip, Budget budget) throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    byte[] buffer = new byte[BUFFER];
    for (int read = zip.read(buffer); read > 0; read = zip.read(buffer)) {
      budget.unpack(read);
      if (content.size() + read > budget.limits().memberBytes()) {
        throw new GivenUpException("bytes");
      }
      content.write(buffer, 0, read);
    }
    return content.toByteArray();
  }

  /// Nothing when there is no such part.
  byte[] part(String name) {
    return Optional.ofNullable(parts.get(name)).orElse(new byte[0]);
  }

  boolean has(String name) {
    return parts.containsKey(name);
  }

  private String text(String name) {
    return new String(part(name), UTF_8);
  }

  /// The part that the document begins with (ECMA-376 part 2, 9.3).
  private String main() {
    return relationships("").values().stream()
        .filter(target -> target.endsWith(".xml") && has(target))
        .filter(
            target ->
                target.startsWith("word/") || target.startsWith("xl/") || target.startsWith("ppt/"))
        .findFirst()
        .orElseGet(() -> has("word/document.xml") ? "word/document.xml" : "");
  }

  /// Where a part leads to, by id; what is outside the document is left out. The empty name is the
  /// document itself.
  Map<String, String> relationships(String name) {
    int slash = name.lastIndexOf('/') + 1;
    String folder = name.substring(0, slash);
    String file = folder + "_rels/" + name.substring(slash) + ".rels";
    Map<String, String> targets = new LinkedHashMap<>();
    if (!has(file)) {
      return targets;
    }
    try {
      Xml.read(part(file), budget, new Relationships(folder, targets));
    } catch (XMLStreamException broken) {
      return targets;
    }
    return targets;
  }

  private record Relationships(String folder, Map<String, String> targets) implements Xml.Handler {
    @Override
    public void begin(String element, Xml.Attributes attributes) {
      if (element.equals("Relationship") && !attributes.get("TargetMode").equals("External")) {
        targets.put(attributes.get("Id"), resolved(attributes.get("Target")));
      }
    }

    /// Names of parts, never of files.
    private String resolved(String target) {
      if (target.startsWith("/")) {
        return target.substring(1);
      }
      String from = folder;
      String to = target;
      while (to.startsWith("../") && !from.isEmpty()) {
        to = to.substring(3);
        from = from.substring(0, from.lastIndexOf('/', from.length() - 2) + 1);
      }
      return from + to;
    }

    @Override
    public void end(String element) {}

    @Override
    public void text(String text) {}
  }
}
