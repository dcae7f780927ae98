package org.sealpost.mail.edit;

import static org.sealpost.Require.require;

import java.util.Locale;
import java.util.Set;

/// Names of header fields that admins give.
public final class HeaderNames {
  /// What holds a message together, says where it came from, or is ours.
  private static final Set<String> OURS =
      Set.of(
          "content-type",
          "content-transfer-encoding",
          "content-disposition",
          "mime-version",
          "from",
          "sender",
          "to",
          "cc",
          "bcc",
          "return-path",
          "received",
          "dkim-signature");

  private HeaderNames() {}

  /// @throws IllegalArgumentException if it is not the name of a field (RFC 5322 2.2) of at most 64
  ///     characters
  public static String checked(String name) {
    require(
        name.matches("[\\x21-\\x39\\x3b-\\x7e]{1,64}"),
        "a header name: 1 to 64 printable characters, no colon");
    return name;
  }

  /// @throws IllegalArgumentException if it is not a name, or of a field that must stay as it is
  public static String checkedForChange(String name) {
    String lower = checked(name).toLowerCase(Locale.ROOT);
    require(
        !OURS.contains(lower) && !lower.startsWith("x-sealpost-"),
        "the field " + name + " cannot be changed by a rule");
    return name;
  }

  static boolean isOneLine(String text) {
    return text.chars().noneMatch(character -> character < ' ' && character != '\t');
  }
}
