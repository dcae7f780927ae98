package org.sealpost.mail;

import static org.sealpost.Require.require;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A mailbox address (RFC 5321 4.1.2): dot-string or quoted-string, ASCII, at most 64 + 1 + 253
/// octets.
///
/// Two addresses are equal when they differ in case only. The local part is kept as it was written,
/// because the receiving host alone may interpret it. Nothing else is folded: no plus tags, no
/// dots, no quotes, so that equality never widens who may read.
public record EmailAddress(String localPart, Domain domain) {
  private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
  private static final Pattern LOCAL_PART =
      Pattern.compile(
          ATOM + "(\\." + ATOM + ")*|\"([\\x20\\x21\\x23-\\x5b\\x5d-\\x7e]|\\\\[\\x20-\\x7e])+\"");
  private static final int LOCAL_PART_OCTETS = 64;

  /// @throws IllegalArgumentException if the local part is malformed
  public EmailAddress {
    require(localPart.length() <= LOCAL_PART_OCTETS, "local part too long");
    require(LOCAL_PART.matcher(localPart).matches(), "malformed local part");
  }

  /// Reads a bare address, without display name, comment or angle brackets.
  public static Optional<EmailAddress> parse(String text) {
    int at = text.lastIndexOf('@');
    String domain = text.substring(at + 1);
    if (at < 1 || !domain.equals(domain.strip())) {
      return Optional.empty();
    }
    try {
      return Optional.of(new EmailAddress(text.substring(0, at), new Domain(domain)));
    } catch (IllegalArgumentException notAnAddress) {
      return Optional.empty();
    }
  }

  /// @throws IllegalArgumentException if `text` is not a bare address
  public static EmailAddress of(String text) {
    return parse(text).orElseThrow(() -> new IllegalArgumentException("not a mail address"));
  }

  /// The address with its middle hidden, for pages that may be seen over a shoulder:
  /// `b•••@partner.example`.
  public String masked() {
    return localPart.charAt(0) + "•••@" + domain;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EmailAddress(String local, Domain host)
        && localPart.equalsIgnoreCase(local)
        && domain.equals(host);
  }

  @Override
  public int hashCode() {
    return 31 * localPart.toLowerCase(Locale.ROOT).hashCode() + domain.hashCode();
  }

  @Override
  public String toString() {
    return localPart + "@" + domain;
  }
}
