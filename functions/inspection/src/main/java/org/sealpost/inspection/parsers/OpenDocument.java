package org.sealpost.inspection.parsers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import org.sealpost.inspection.parsers.ZipArchive.Member;

/// odt, ods, odp (ISO/IEC 26300). With a password, all but its type is hidden.
final class OpenDocument {
  private static final String MANIFEST = "META-INF/manifest.xml";

  private static final Map<String, String> EXTENSIONS =
      Map.of(
          "application/vnd.oasis.opendocument.text", "odt",
          "application/vnd.oasis.opendocument.spreadsheet", "ods",
          "application/vnd.oasis.opendocument.presentation", "odp",
          "application/vnd.oasis.opendocument.graphics", "odg");

  private OpenDocument() {}

  static boolean is(Set<String> names) {
    return names.contains("content.xml")
        && (names.contains("mimetype") || names.contains(MANIFEST));
  }

  static void read(List<Member> members, Look look) throws IOException {
    boolean isLocked = false;
    for (Member member : members) {
      isLocked |=
          member.name().equals(MANIFEST)
              && new String(member.content().read(), UTF_8).contains("encryption-data");
    }
    if (isLocked) {
      look.passwordProtected();
    }
    for (Member member : members) {
      part(member.name(), member.content().read(), isLocked, look);
    }
  }

  private static void part(String name, byte[] content, boolean isLocked, Look look) {
    try {
      if (name.equals("mimetype")) {
        String type = new String(content, UTF_8).strip().replace("-template", "");
        look.extension(EXTENSIONS.getOrDefault(type, "odf"));
      } else if (isLocked || name.equals(MANIFEST) || name.equals("settings.xml")) {
        look.budget().step();
      } else if (name.endsWith("meta.xml")) {
        DocumentProperties.readOpenDocument(content, look);
      } else if (name.endsWith(".xml")) {
        XmlText.read(content, XmlText.OPEN_DOCUMENT, look);
        look.apart();
      } else {
        look.embedded(name, content);
      }
    } catch (XMLStreamException malformed) {
      look.incomplete();
    }
  }
}
