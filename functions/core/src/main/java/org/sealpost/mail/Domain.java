package org.sealpost.mail;

import static org.sealpost.Require.require;

import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;

/// A mail domain in its ASCII form (RFC 5321 2.3.5, RFC 5890), lower case, without a trailing dot.
/// Address literals (`[192.0.2.1]`) are not domains for us: no organization can own one.
public record Domain(String name) {
  private static final Pattern NAME =
      Pattern.compile(
          "(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*");

  /// @throws IllegalArgumentException if `name` is not a domain
  public Domain {
    name = IDN.toASCII(name.strip(), IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
    require(NAME.matcher(name).matches(), "not a mail domain");
  }

  /// Whether this is `other` or lies below it: `mail.contoso.example` is within `contoso.example`.
  public boolean isWithin(Domain other) {
    return name.equals(other.name) || name.endsWith("." + other.name);
  }

  @Override
  public String toString() {
    return name;
  }
}
