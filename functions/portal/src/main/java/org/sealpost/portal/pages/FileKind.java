package org.sealpost.portal.pages;

import java.util.Locale;
import java.util.Map;

/// What to call a file's type in words. Goes by what the sender says it is: for people, not for
/// programs.
final class FileKind {
  private static final Map<String, String> KNOWN =
      Map.ofEntries(
          Map.entry("application/pdf", "PDF document"),
          Map.entry("application/zip", "ZIP archive"),
          Map.entry("application/msword", "Word document"),
          Map.entry(
              "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
              "Word document"),
          Map.entry("application/vnd.ms-excel", "Excel workbook"),
          Map.entry(
              "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
              "Excel workbook"),
          Map.entry("application/vnd.ms-powerpoint", "PowerPoint presentation"),
          Map.entry(
              "application/vnd.openxmlformats-officedocument.presentationml.presentation",
              "PowerPoint presentation"),
          Map.entry("application/vnd.oasis.opendocument.text", "OpenDocument text"),
          Map.entry("application/vnd.oasis.opendocument.spreadsheet", "OpenDocument spreadsheet"),
          Map.entry("message/rfc822", "E-mail message"),
          Map.entry("text/calendar", "Calendar entry"),
          Map.entry("text/csv", "CSV table"),
          Map.entry("text/html", "Web page"),
          Map.entry("text/plain", "Text"));

  private FileKind() {}

  static String of(String mediaType, String fileName) {
    String known = KNOWN.get(mediaType);
    if (known != null) {
      return known;
    }
    return switch (mediaType.split("/", 2)[0]) {
      case "image" -> "Image";
      case "audio" -> "Audio";
      case "video" -> "Video";
      case "text" -> "Text";
      default -> byExtension(fileName);
    };
  }

  private static String byExtension(String fileName) {
    String extension = fileName.substring(fileName.lastIndexOf('.') + 1);
    return extension.matches("[A-Za-z0-9]{1,5}") && extension.length() < fileName.length()
        ? extension.toUpperCase(Locale.ROOT) + " file"
        : "File";
  }
}
