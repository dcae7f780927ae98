package org.sealpost.mail;

import static org.sealpost.Require.require;

import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;

/// A mail domain in its ASCII form (RFC 5321 2.3.5, RFC 5890), lower case, without a trailing dot.
/// Address literals (`[192.0.2.1]`) are not domains for us: no organization can own one.
///
/// Letters that mean one domain to IDNA 2003 and another to IDNA 2008 (`straße`, RFC 5894 7.2) are
/// refused: we never guess to whom a mail belongs. Such a domain can be given in its ASCII form.
public record Domain(String name) {
  private static final Pattern NAME =
      Pattern.compile(
          "(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*");

  /// Sharp s (small and capital), final sigma, zero-width joiner and non-joiner.
  private static final Pattern AMBIGUOUS = Pattern.compile("[ßẞς\u200C\u200D]");

  /// @throws IllegalArgumentException if `name` is not a domain
  public Domain {
    require(!AMBIGUOUS.matcher(name).find(), "a mail domain of two meanings");
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
