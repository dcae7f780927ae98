package org.sealpost.portal.pages;

import java.util.Locale;
import java.util.Map;

/// What to call a file's type in words. Goes by what the sender says it is: for people, not for
/// programs.
final class FileKind {
  /// Keys of words, by media type.
  private static final Map<String, String> KNOWN =
      Map.ofEntries(
          Map.entry("application/pdf", "pdf"),
          Map.entry("application/zip", "zip"),
          Map.entry("application/x-zip-compressed", "zip"),
          Map.entry("application/msword", "word"),
          Map.entry(
              "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "word"),
          Map.entry("application/vnd.ms-excel", "excel"),
          Map.entry("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "excel"),
          Map.entry("application/vnd.ms-powerpoint", "powerpoint"),
          Map.entry(
              "application/vnd.openxmlformats-officedocument.presentationml.presentation",
              "powerpoint"),
          Map.entry("application/vnd.oasis.opendocument.text", "odt"),
          Map.entry("application/vnd.oasis.opendocument.spreadsheet", "ods"),
          Map.entry("application/vnd.oasis.opendocument.presentation", "odp"),
          Map.entry("message/rfc822", "message"),
          Map.entry("text/calendar", "calendar"),
          Map.entry("text/csv", "csv"),
          Map.entry("text/html", "html"),
          Map.entry("text/plain", "text"));

  private FileKind() {}

  static String of(Words words, String mediaType, String fileName) {
    String known = KNOWN.get(mediaType.toLowerCase(Locale.ROOT));
    if (known != null) {
      return words.say("attachments.kind." + known);
    }
    String family = mediaType.toLowerCase(Locale.ROOT).split("/", 2)[0];
    return switch (family) {
      case "image", "audio", "video", "text" -> words.say("attachments.kind." + family);
      default -> {
        String ending = ending(fileName);
        yield ending.isEmpty()
            ? words.say("attachments.kind.file")
            : words.say("attachments.kind.ending", ending);
      }
    };
  }

  /// The ending of a file's name in capitals, for the eye; empty when it has none that is short and
  /// plain.
  static String ending(String fileName) {
    String ending = fileName.substring(fileName.lastIndexOf('.') + 1);
    return ending.matches("[A-Za-z0-9]{1,5}") && ending.length() + 1 < fileName.length()
        ? ending.toUpperCase(Locale.ROOT)
        : "";
  }
}
