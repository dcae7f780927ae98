package org.sealpost.portal.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.regex.Pattern;

/// `Content-Disposition: attachment` (RFC 6266) for a file name that its author may have chosen to
/// deceive.
final class AttachmentHeader {
  private static final int LONGEST = 120;
  // Leaves room for a piece's number.
  private static final int LONGEST_TYPED = 100;
  private static final Pattern PATH = Pattern.compile("[/\\\\:]");
  // Control and format characters: line ends, and those that turn "gpj.exe" around to end in "jpg".
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]");
  private static final Pattern NOT_PLAIN = Pattern.compile("[^A-Za-z0-9 ._()-]");
  private static final Pattern NOT_TYPEABLE = Pattern.compile("[^A-Za-z0-9._-]");
  // attr-char of RFC 5987.
  private static final String UNESCAPED = "!#$&+-.^_`|~";

  private AttachmentHeader() {}

  static String of(String fileName) {
    String name = harmless(fileName);
    return "attachment; filename=\""
        + NOT_PLAIN.matcher(name).replaceAll("_")
        + "\"; filename*=UTF-8''"
        + percentEncoded(name);
  }

  /// For one piece of a file, under a name that [PiecesView] can put into commands.
  ///
  /// @param pieceName the file's name with a full stop and the piece's number behind it
  static String ofPiece(String pieceName) {
    int dot = pieceName.lastIndexOf('.');
    return of(typeable(pieceName.substring(0, dot)) + pieceName.substring(dot));
  }

  /// The name as it may stand in a command that people type or copy: whatever shells read as more
  /// than a letter is none of it, and it does not look like an option (threat 30).
  static String typeable(String fileName) {
    String plain =
        NOT_TYPEABLE.matcher(shortened(harmless(fileName), LONGEST_TYPED)).replaceAll("_");
    return plain.startsWith("-") ? "_" + plain.substring(1) : plain;
  }

  /// The name as it may be given to a file.
  static String harmless(String fileName) {
    String visible = INVISIBLE.matcher(PATH.matcher(fileName).replaceAll("_")).replaceAll("");
    String undotted = visible.strip().replaceFirst("^[.]+", "").strip();
    String name = undotted.isEmpty() ? "attachment" : undotted;
    return shortened(name, LONGEST);
  }

  /// Keeps the end, which tells what kind of file it is.
  private static String shortened(String name, int longest) {
    int[] points = name.codePoints().toArray();
    if (points.length <= longest) {
      return name;
    }
    int tail = longest / 4;
    int head = longest - tail - 1;
    return new String(points, 0, head) + "…" + new String(points, points.length - tail, tail);
  }

  private static String percentEncoded(String name) {
    StringBuilder encoded = new StringBuilder();
    for (byte octet : name.getBytes(UTF_8)) {
      char character = (char) (octet & 0xff);
      boolean plain =
          character < 0x80
              && (Character.isLetterOrDigit(character) || UNESCAPED.indexOf(character) >= 0);
      encoded.append(plain ? String.valueOf(character) : "%%%02X".formatted(octet));
    }
    return encoded.toString();
  }
}
