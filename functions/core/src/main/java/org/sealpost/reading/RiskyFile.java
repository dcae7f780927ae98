package org.sealpost.reading;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Tells files that may do harm when they are opened, by what programs make of their name and by
/// their first octets, whichever is worse. A warning, no scanner of viruses: what is not among them
/// is not safe for that.
///
/// Endings are those that Outlook blocks (Microsoft, "Blocked attachments in Outlook") and those
/// that Gmail blocks (Google, "File types blocked in Gmail"), and what has been misused since.
/// Directions that make `exe.pdf` of `fdp.exe` are not in names any more ([DownloadName]).
public final class RiskyFile {
  /// Octets from the beginning of a file that are worth handing in.
  public static final int HEAD_BYTES = 4096;

  /// What may happen; sources are techniques of MITRE ATT&CK, where nothing else is said.
  public enum Kind {
    /// It says that it is something harmless, and is run: `invoice.pdf.exe`, a program that is
    /// called `photo.jpg` (T1036.007, T1036.008).
    DISGUISED,
    /// Run by the machine or by a Java that is installed on it: exe, msi, jar, apk; what begins as
    /// programs of Windows, Linux, macOS, Android and Java do (T1204.002).
    PROGRAM,
    /// Run by a program that every machine has: js, vbs, ps1, bat, hta, sh (T1059).
    SCRIPT,
    /// Opens another file or place than its name says: lnk, url, rdp, library-ms (T1547.009, T1187;
    /// MS-SHLLINK 2.1).
    SHORTCUT,
    /// A drive with files of its own, which do not count as coming from the Internet: iso, img, vhd
    /// (T1553.005).
    DISK_IMAGE,
    /// A document that may bring programs along: docm, xlsm, xll, or by what is in it (T1137,
    /// T1204.002).
    MACROS,
    /// Run by a browser as if it came from the reader's own disk: html, svg, xml, mht (threat 30;
    /// T1027.006).
    WEB_PAGE,
    /// Nobody on the way has looked into it: a zip with a password (T1027.013).
    LOCKED_ARCHIVE
  }

  private static final Map<Kind, Set<String>> ENDINGS =
      Map.of(
          Kind.PROGRAM,
          words(
              "ade adp apk app appx appxbundle appimage application appref-ms bin cla class com cpl deb"
                  + " dex dll drv elf exe gadget ins ipa isp jar jnlp mde msi msix msixbundle msp mst ocx"
                  + " osx out pif pkg prg rpm run scr so sys vxd war xbap xpi"),
          Kind.SCRIPT,
          words(
              "asp aspx bas bash bat cer chm cmd cnt command csh diagcab fxp hlp hpj hta htc inf ipynb"
                  + " its js jse ksh mad maf mag mam maq mar mas mat mau mav maw mcf mda mdb mdt mdw"
                  + " mdz msc msh msh1 msh1xml msh2 msh2xml mshxml ops php pl pm printerexport ps1"
                  + " ps1xml ps2 ps2xml psc1 psc2 psd1 psdm1 psm1 pst py pyc pyo pyw pyz pyzw rb reg"
                  + " scf scpt sct sh shb shs theme tcl vb vbe vbp vbs vsmacros vsw wsb wsc wsf wsh"
                  + " workflow xnk zsh"),
          Kind.SHORTCUT,
          words(
              "appcontent-ms desktop download fileloc grp inetloc library-ms lnk mcl rdp search-ms"
                  + " searchconnector-ms settingcontent-ms slk terminal themepack udl url webloc"
                  + " website webpnp iqy oqy rqy dqy contact"),
          Kind.DISK_IMAGE,
          words("dmg img iso isoimg nrg toast udf vfd vhd vhdx vmdk wim esd"),
          Kind.MACROS,
          words("docm dotm ppa ppam ppsm potm pptm sldm wll wiz xla xlam xlm xlsb xlsm xltm xll"),
          Kind.WEB_PAGE,
          words("htm html mht mhtml shtm shtml svg svgz swf xht xhtml xml xsl xslt xps"));

  private static final Set<String> ARCHIVES = words("7z ace arc arj cab lha lzh rar zip zipx");

  /// Endings that make people trust a name; in front of another ending they are part of the name.
  private static final Set<String> HARMLESS_LOOKING =
      words(
          "avi bmp csv doc docx eml gif jpeg jpg log mov mp3 mp4 odp ods odt pdf png ppt pptx rtf tif"
              + " tiff txt wav webp xls xlsx");

  /// Before a file with a signature of its own.
  private static final List<String> PROGRAMS =
      List.of(
          "\u007fELF",
          "\u00fe\u00ed\u00fa\u00ce",
          "\u00fe\u00ed\u00fa\u00cf",
          "\u00ce\u00fa\u00ed\u00fe",
          "\u00cf\u00fa\u00ed\u00fe",
          "\u00ca\u00fe\u00ba\u00be",
          "dex\n03");

  private static final String SHELL_LINK = "L\0\0\0\1\u0014\2\0";

  private static final Pattern WEB_PAGE =
      Pattern.compile(
          "\\s*(<\\?xml|<!doctype\\s+(html|svg)|<html|<head|<body|<script|<svg|<iframe|<!--)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern MARK =
      Pattern.compile("^(\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)");

  private static final int LOCAL_FILE_FLAGS = 6;
  private static final int PE_OFFSET = 0x3c;

  private RiskyFile() {}

  /// @param fileName harmless itself ([DownloadName])
  /// @param head the first [#HEAD_BYTES] of it; all of it when it is shorter
  /// @return empty when nothing is known against it
  public static Optional<Kind> of(String fileName, byte[] head) {
    List<String> endings = endings(fileName);
    String last = endings.isEmpty() ? "" : endings.getLast();
    Optional<Kind> byName = byEnding(last);
    Optional<Kind> byContent = byContent(new String(head, ISO_8859_1), last);
    boolean opensSomething = byName.or(() -> byContent).filter(RiskyFile::isRun).isPresent();
    boolean saysHarmless =
        (byName.isPresent() && endings.stream().anyMatch(HARMLESS_LOOKING::contains))
            || HARMLESS_LOOKING.contains(last);
    if (opensSomething && saysHarmless) {
      return Optional.of(Kind.DISGUISED);
    }
    return byName.or(() -> byContent);
  }

  private static Optional<Kind> byEnding(String ending) {
    return ENDINGS.entrySet().stream()
        .filter(kind -> kind.getValue().contains(ending))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private static Optional<Kind> byContent(String head, String ending) {
    if (isWindowsProgram(head) || PROGRAMS.stream().anyMatch(head::startsWith)) {
      return Optional.of(Kind.PROGRAM);
    }
    if (head.startsWith("#!")) {
      return Optional.of(Kind.SCRIPT);
    }
    if (head.startsWith(SHELL_LINK)) {
      return Optional.of(Kind.SHORTCUT);
    }
    // As characters of any charset in which a browser might read them.
    if (WEB_PAGE.matcher(MARK.matcher(head).replaceFirst("").replace("\0", "")).lookingAt()) {
      return Optional.of(Kind.WEB_PAGE);
    }
    if (head.startsWith("PK\3\4") && head.contains("vbaProject.bin")) {
      return Optional.of(Kind.MACROS);
    }
    return isLockedArchive(head, ending) ? Optional.of(Kind.LOCKED_ARCHIVE) : Optional.empty();
  }

  /// Text may begin with the same two letters.
  private static boolean isWindowsProgram(String head) {
    if (!head.startsWith("MZ") || head.length() <= PE_OFFSET + 3) {
      return head.startsWith("MZ") && head.indexOf('\0') > 0;
    }
    return head.substring(0, PE_OFFSET).indexOf('\0') > 0;
  }

  /// Of a zip, its first member tells (APPNOTE 4.4.4, bit 0); of RAR and 7z, whether there is a
  /// password is not at their beginning.
  private static boolean isLockedArchive(String head, String ending) {
    return head.startsWith("PK\3\4")
        && head.length() > LOCAL_FILE_FLAGS
        && (head.charAt(LOCAL_FILE_FLAGS) & 1) != 0
        && (ARCHIVES.contains(ending) || !HARMLESS_LOOKING.contains(ending));
  }

  private static boolean isRun(Kind kind) {
    return switch (kind) {
      case DISGUISED, PROGRAM, SCRIPT, SHORTCUT -> true;
      case DISK_IMAGE, MACROS, WEB_PAGE, LOCKED_ARCHIVE -> false;
    };
  }

  /// All endings, the one that counts last: programs of Windows take no notice of dots and spaces
  /// behind a name.
  private static List<String> endings(String fileName) {
    String name = fileName.toLowerCase(Locale.ROOT).replaceAll("[.\\s\\p{Z}]+$", "");
    List<String> pieces = List.of(name.split("\\.", -1));
    return pieces.subList(1, pieces.size()).stream().map(String::strip).toList();
  }

  private static Set<String> words(String words) {
    return Set.of(words.split(" "));
  }
}
