package org.sealpost.rules.simulation;

/// A text of a mail of which one can see where it was found, and not what it says: the first and
/// the last character stay, and white space and punctuation; letters and digits between them are
/// hidden. A text of two characters or fewer is hidden whole.
///
/// @param text at most 40 characters, on one line
public record Masked(String text) {
  private static final int LONGEST = 40;
  private static final int HIDDEN = '•';

  /// Masks it again, so that no other text can be inside; what is masked already stays as it is.
  public Masked {
    text = masked(text);
  }

  private static String masked(String text) {
    int[] shown = Printable.of(cut(text.strip()), LONGEST).strip().codePoints().toArray();
    StringBuilder masked = new StringBuilder();
    for (int at = 0; at < shown.length; at++) {
      boolean isEnd = shown.length > 2 && (at == 0 || at == shown.length - 1);
      masked.appendCodePoint(isEnd || isPlain(shown[at]) ? shown[at] : HIDDEN);
    }
    return masked.toString();
  }

  /// White space and punctuation. Marks and symbols of other scripts can be words of their own:
  /// only what stands between words everywhere is left.
  private static boolean isPlain(int codePoint) {
    return codePoint == '…' || (codePoint < 0x80 && !Character.isLetterOrDigit(codePoint));
  }

  /// Its beginning and its last character.
  private static String cut(String text) {
    if (text.codePointCount(0, text.length()) <= LONGEST) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, LONGEST - 2))
        + "…"
        + text.substring(text.offsetByCodePoints(text.length(), -1));
  }

  @Override
  public String toString() {
    return text;
  }
}
