package org.sealpost.organization.directory;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Several addresses in one cell: separated by `;`, or as Exchange writes proxy addresses, with
/// their kind before them: `SMTP:alice@contoso.example smtp:a@contoso.example SIP:alice@…`.
final class AddressList {
  /// A blank separates before a kind only: there are blanks in the addresses of X.500.
  private static final Pattern SEPARATOR = Pattern.compile(";|\\R|,?\\s+(?=[A-Za-z0-9]{1,20}:)");

  private static final Pattern KIND = Pattern.compile("([A-Za-z0-9]{1,20}):(.*)", Pattern.DOTALL);
  private static final Pattern TYPE_NAME =
      Pattern.compile("(Microsoft|System|Deserialized)\\.[A-Za-z0-9_.`+]+(\\[.*])?");

  private AddressList() {}

  /// Whether PowerShell wrote the type of a list in its place.
  static boolean isTypeName(String cell) {
    return TYPE_NAME.matcher(cell).matches();
  }

  /// What ought to be mail addresses; those that Exchange marks as something else are left out.
  static List<String> entries(String cell) {
    return SEPARATOR
        .splitAsStream(cell.replaceAll("^\\{|}$", ""))
        .map(String::strip)
        .filter(entry -> !entry.isEmpty())
        .flatMap(entry -> mail(entry).stream())
        .toList();
  }

  private static Optional<String> mail(String entry) {
    Matcher kind = KIND.matcher(entry);
    if (!kind.matches()) {
      return Optional.of(entry);
    }
    return kind.group(1).equalsIgnoreCase("smtp")
        ? Optional.of(kind.group(2).strip())
        : Optional.empty();
  }
}
