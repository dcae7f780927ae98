package org.sealpost.preview;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.sealpost.mail.mime.SniffedText;
import org.sealpost.reading.preview.PreviewedFile;

/// What a file is, by its first octets. Only among formats that are text, the name decides; a name
/// that promises anything else makes text neither that nor HTML.
enum FileFormat {
  JPEG,
  PNG,
  GIF,
  BMP,
  TIFF,
  WEBP,
  PDF,
  /// docx, xlsx, pptx, odt, ods, odp, and archives.
  ZIP,
  /// OLE2 (MS-CFB): doc, xls, ppt, and what Office protects by a password.
  COMPOUND,
  RTF,
  HTML,
  CSV,
  MAIL,
  TEXT,
  UNKNOWN;

  private static final int HEAD = 1024;

  private static final Map<String, FileFormat> TEXTS =
      Map.of(
          "html", HTML, "htm", HTML, "xhtml", HTML, "xht", HTML, "csv", CSV, "tsv", CSV, "eml",
          MAIL);

  private static final Set<String> OFFICE =
      Set.of(
          "docx", "docm", "dotx", "dotm", "xlsx", "xlsm", "xltx", "xltm", "pptx", "pptm", "ppsx",
          "ppsm", "potx", "potm", "odt", "ott", "ods", "ots", "odp", "otp", "doc", "dot", "xls",
          "xlt", "ppt", "pps", "pot", "rtf");

  private static final Set<String> PICTURES =
      Set.of("jpg", "jpeg", "jpe", "jfif", "png", "gif", "bmp", "dib", "tif", "tiff", "webp");

  /// Text that people send; any other text is shown too when it is asked for.
  private static final Set<String> PLAIN =
      Set.of(
          "txt",
          "text",
          "log",
          "md",
          "markdown",
          "json",
          "xml",
          "yaml",
          "yml",
          "ini",
          "ics",
          "vcf",
          "diff",
          "patch",
          "sql",
          "tex",
          "asc",
          "properties");

  /// Never text, whatever is in them: under such a name, text would look like what it is not.
  private static final Set<String> NEVER_TEXT =
      Set.of("svg", "svgz", "heic", "avif", "ico", "psd", "zip", "7z", "rar", "exe", "com", "dll");

  boolean isPicture() {
    return switch (this) {
      case JPEG, PNG, GIF, BMP, TIFF, WEBP -> true;
      case PDF, ZIP, COMPOUND, RTF, HTML, CSV, MAIL, TEXT, UNKNOWN -> false;
    };
  }

  /// By what its author says of it.
  static boolean isWorthTrying(String mediaType, String fileName) {
    String ending = ending(fileName);
    return ending.equals("pdf")
        || OFFICE.contains(ending)
        || PICTURES.contains(ending)
        || PLAIN.contains(ending)
        || TEXTS.containsKey(ending)
        || mediaType.equals("application/pdf")
        || mediaType.equals("message/rfc822")
        || (mediaType.startsWith("image/") && PICTURES.contains(mediaType.substring(6)));
  }

  static FileFormat of(PreviewedFile file) {
    byte[] content = file.content();
    String head = new String(content, 0, Math.min(HEAD, content.length), ISO_8859_1);
    if (head.startsWith("\u00ff\u00d8\u00ff")) {
      return JPEG;
    }
    if (head.startsWith("\u0089PNG\r\n\u001a\n")) {
      return PNG;
    }
    if (head.startsWith("GIF87a") || head.startsWith("GIF89a")) {
      return GIF;
    }
    if (head.startsWith("II*\0") || head.startsWith("MM\0*")) {
      return TIFF;
    }
    if (head.startsWith("RIFF") && head.startsWith("WEBP", 8)) {
      return WEBP;
    }
    if (head.startsWith("BM") && head.startsWith("\0\0\0\0", 6)) {
      return BMP;
    }
    if (head.startsWith("PK\3\4")) {
      return ZIP;
    }
    if (head.startsWith("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1")) {
      return COMPOUND;
    }
    if (head.startsWith("{\\rtf")) {
      return RTF;
    }
    // Readers of PDF forgive octets in front (ISO 32000-1, implementation note 13).
    if (head.startsWith("%PDF-") || (head.contains("%PDF-") && !isNamedText(file))) {
      return PDF;
    }
    return text(file);
  }

  private static boolean isNamedText(PreviewedFile file) {
    String ending = ending(file.fileName());
    return PLAIN.contains(ending) || TEXTS.containsKey(ending);
  }

  private static FileFormat text(PreviewedFile file) {
    String ending = ending(file.fileName());
    boolean promisesOther =
        ending.equals("pdf")
            || OFFICE.contains(ending)
            || PICTURES.contains(ending)
            || NEVER_TEXT.contains(ending);
    byte[] sample = Arrays.copyOf(file.content(), Math.min(file.content().length, 65_536));
    if (file.content().length == 0 || promisesOther || SniffedText.of(sample).isEmpty()) {
      return UNKNOWN;
    }
    if (file.mediaType().equals("message/rfc822") && !PLAIN.contains(ending)) {
      return MAIL;
    }
    return TEXTS.getOrDefault(ending, TEXT);
  }

  private static String ending(String fileName) {
    return fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
