package org.sealpost.local.smtp;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sealpost.mail.EmailAddress;
import org.subethamail.smtp.RejectException;

/// What follows `MAIL FROM:` and `RCPT TO:` (RFC 5321 4.1.2), or the answer to one who got it
/// wrong.
///
/// @param path what stands between the angle brackets
/// @param parameters of the extensions, as `NAME` or `NAME=value`
record PathArgument(String path, List<String> parameters) {
  private static final int SYNTAX = 501;
  private static final int NOT_ALLOWED = 553;
  private static final Pattern PATH_AND_PARAMETERS =
      Pattern.compile(" ?<((?:[^\"<>]|\"(?:[^\"\\\\]|\\\\.)*\")*)>((?: +[!-~]+)*) *");

  /// @param keyword `FROM:` or `TO:`
  static PathArgument read(String line, String keyword) throws RejectException {
    Matcher parts =
        Pattern.compile("[A-Za-z]{4} +" + "(?i:" + keyword + ")" + PATH_AND_PARAMETERS.pattern())
            .matcher(line);
    if (!parts.matches()) {
      throw new RejectException(SYNTAX, "5.5.4 Syntax: " + keyword + "<address>");
    }
    List<String> parameters =
        Arrays.stream(parts.group(2).split(" ", -1)).filter(each -> !each.isEmpty()).toList();
    return new PathArgument(parts.group(1), parameters);
  }

  /// Empty for the empty path `<>`.
  ///
  /// @param enhancedCode the status code for a malformed address (RFC 3463)
  Optional<EmailAddress> address(String enhancedCode) throws RejectException {
    if (path.isEmpty()) {
      return Optional.empty();
    }
    if (path.chars().anyMatch(character -> character > '~')) {
      throw new RejectException(NOT_ALLOWED, "5.6.7 Only ASCII addresses are taken here");
    }
    Optional<EmailAddress> address = EmailAddress.parse(path);
    if (address.isEmpty()) {
      throw new RejectException(SYNTAX, enhancedCode + " Malformed address");
    }
    return address;
  }
}
