package org.sealpost.reading;

import java.util.Map;
import java.util.regex.Pattern;
import org.sealpost.mail.MailPart;

/// The name under which an attachment is listed and downloaded: the sender's, as far as it is
/// harmless. Without path, control, format and direction characters (threat 30:
/// `invoice\u202Efdp.exe`), without what file systems dislike, at most 150 characters with its
/// ending kept.
public final class DownloadName {
  private static final int LONGEST = 150;
  private static final Pattern UNSEEN =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}\\p{Co}\\p{Cn}]");

  /// What Windows takes for a device, whatever the ending.
  private static final Pattern DEVICE =
      Pattern.compile(
          "(con|prn|aux|nul|com[0-9\u00b9\u00b2\u00b3]|lpt[0-9\u00b9\u00b2\u00b3])(\\..*)?",
          Pattern.CASE_INSENSITIVE);
  private static final Map<String, String> ENDINGS =
      Map.of(
          "text/plain", ".txt",
          "text/html", ".html",
          "text/calendar", ".ics",
          "message/rfc822", ".eml",
          "image/png", ".png",
          "image/jpeg", ".jpg",
          "image/gif", ".gif",
          "application/pdf", ".pdf");

  private DownloadName() {}

  /// Of a file that a browser brings.
  ///
  /// @param given as the browser names it; some name the folder as well
  public static String of(String given, String mediaType) {
    String name =
        harmless(given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1));
    return name.isEmpty() ? "attachment" + ending(mediaType) : shortened(name);
  }

  static String of(MailPart part) {
    String name = part.fileName().map(DownloadName::harmless).orElse("");
    return name.isEmpty()
        ? "attachment-" + (part.number() + 1) + ending(part.mediaType())
        : shortened(name);
  }

  /// Of the file that holds a whole message.
  static String ofMessage(String subject) {
    String name = harmless(subject.replaceAll("[\\p{Cc}\\s]+", " "));
    return shortened((name.isEmpty() ? "message" : name) + ".eml");
  }

  private static String ending(String mediaType) {
    return ENDINGS.getOrDefault(mediaType, ".bin");
  }

  private static String harmless(String name) {
    String clean =
        UNSEEN
            .matcher(name)
            .replaceAll("")
            .replaceAll("[\\\\/:*?\"<>|]", "_")
            .replaceAll("^[.\\s\\p{Z}]+|[.\\s\\p{Z}]+$", "");
    return DEVICE.matcher(clean).matches() ? "_" + clean : clean;
  }

  private static String shortened(String name) {
    if (name.length() <= LONGEST) {
      return name;
    }
    int dot = name.lastIndexOf('.');
    String ending = dot > 0 && name.length() - dot <= 12 ? name.substring(dot) : "";
    int cut = LONGEST - ending.length();
    return name.substring(0, Character.isHighSurrogate(name.charAt(cut - 1)) ? cut - 1 : cut)
        + ending;
  }
}
