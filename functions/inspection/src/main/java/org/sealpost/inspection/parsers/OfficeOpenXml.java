package org.sealpost.inspection.parsers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import org.sealpost.inspection.parsers.ZipArchive.Member;
import org.sealpost.mail.mime.SniffedText;

/// docx, xlsx, pptx and their like (ECMA-376). Every part of XML is read, whatever it is called and
/// whether or not another part leads to it; parts in other formats are files in the document.
final class OfficeOpenXml {
  private static final String CONTENT_TYPES = "[Content_Types].xml";

  private static final Set<FileType> PICTURES =
      EnumSet.of(FileType.PNG, FileType.GIF, FileType.BMP, FileType.EMF, FileType.WMF);

  private final Look look;
  private final List<String> sharedStrings = new ArrayList<>();

  private OfficeOpenXml(Look look) {
    this.look = look;
  }

  static boolean is(Set<String> names) {
    return names.contains(CONTENT_TYPES) || names.contains("word/document.xml");
  }

  static void read(List<Member> members, Look look) throws IOException {
    OfficeOpenXml document = new OfficeOpenXml(look);
    // Sheets name shared strings by their number.
    List<Member> ordered =
        members.stream()
            .sorted(
                Comparator.comparingInt(
                    member ->
                        member.name().toLowerCase(Locale.ROOT).contains("sharedstrings") ? 0 : 1))
            .toList();
    for (Member member : ordered) {
      document.part(member.name(), member.content().read());
      look.apart();
    }
    document.sharedStrings.forEach(string -> look.text(string + "\n"));
    String kind = kind(members);
    if (!kind.isEmpty()) {
      look.extension(kind);
    }
  }

  /// By the directory of its parts, and whether it may hold macros.
  private static String kind(List<Member> members) throws IOException {
    String types = "";
    for (Member member : members) {
      if (member.name().equals(CONTENT_TYPES)) {
        types = new String(member.content().read(), UTF_8).toLowerCase(Locale.ROOT);
      }
    }
    boolean mayRunMacros = types.contains("macroenabled");
    for (Member member : members) {
      String name = member.name().toLowerCase(Locale.ROOT);
      if (name.startsWith("word/")) {
        return mayRunMacros ? "docm" : "docx";
      }
      if (name.startsWith("ppt/")) {
        return mayRunMacros ? "pptm" : "pptx";
      }
      if (name.startsWith("xl/")) {
        return types.contains("sheet.binary") ? "xlsb" : mayRunMacros ? "xlsm" : "xlsx";
      }
    }
    return "";
  }

  private void part(String name, byte[] content) {
    String file = name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    Optional<FileType> type = FileType.of(content);
    if (type.filter(PICTURES::contains).isPresent()) {
      return;
    }
    if (type.isPresent()) {
      look.embedded(name, content);
    } else if (isXml(content)) {
      xml(name, content);
    } else if (file.endsWith(".bin") && name.startsWith("xl/")) {
      BinarySheet.read(content, sharedStrings, look);
    } else {
      look.embedded(name, content);
    }
  }

  private static boolean isXml(byte[] content) {
    byte[] head = Arrays.copyOf(content, Math.min(content.length, 200));
    return SniffedText.of(head).filter(text -> text.stripLeading().startsWith("<")).isPresent();
  }

  private void xml(String name, byte[] content) {
    try {
      if (name.startsWith("docProps/")) {
        DocumentProperties.readOfficeOpen(content, look);
      } else if (name.startsWith("xl/")
          && name.toLowerCase(Locale.ROOT).contains("sharedstrings")) {
        Sheet.readSharedStrings(content, sharedStrings, look);
      } else if (name.startsWith("xl/") && Sheet.is(content)) {
        Sheet.read(content, sharedStrings, look);
      } else {
        XmlText.read(content, XmlText.OFFICE_OPEN, look);
      }
    } catch (XMLStreamException malformed) {
      look.incomplete();
    }
  }
}
