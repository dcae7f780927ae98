package org.sealpost.reading;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a link really leads, for links whose text says something else: on a phone nobody can
/// hover, and `www.bank.example` that leads to `evil.example` is how people are caught.
final class LinkHost {
  /// A text that is longer is not an address any more.
  static final int LONGEST_TEXT = 300;

  private static final Pattern HREF =
      Pattern.compile("(?i)\\s*https?:[/\\\\]*(?:[^/\\\\?#]*@)?([^/\\\\?#:]+).*", Pattern.DOTALL);
  private static final Pattern MAILTO = Pattern.compile("(?i)\\s*mailto:([^?]*)(?:\\?.*)?");

  /// A name with a dot, in any script; the last label is no number and no file's ending.
  private static final Pattern NAMED =
      Pattern.compile("(?:[\\p{L}\\p{M}\\p{N}_-]{1,63}[.\u3002]){1,9}\\p{L}[\\p{L}\\p{N}-]{1,62}");

  private LinkHost() {}

  /// The host, or the mailbox, of an address that differs from what its text names; ASCII, so that
  /// no letter looks like another. Empty when the text names none, or the same.
  static Optional<String> unlike(String href, String text) {
    Matcher named = NAMED.matcher(text.strip());
    if (!named.find()) {
      return Optional.empty();
    }
    Matcher mailto = MAILTO.matcher(href);
    if (mailto.matches()) {
      String mailbox = mailto.group(1).strip();
      return text.toLowerCase(Locale.ROOT).contains(mailbox.toLowerCase(Locale.ROOT))
          ? Optional.empty()
          : Optional.of(shortened(mailbox));
    }
    Matcher host = HREF.matcher(href);
    if (!host.matches()) {
      return Optional.empty();
    }
    String real = ascii(host.group(1));
    return isSame(ascii(named.group()), real) ? Optional.empty() : Optional.of(shortened(real));
  }

  /// `bank.example` for `www.bank.example` is what people write.
  private static boolean isSame(String shown, String real) {
    return shown.equals(real) || real.endsWith("." + shown) || shown.equals("www." + real);
  }

  private static String ascii(String host) {
    String name = host.strip().toLowerCase(Locale.ROOT);
    try {
      return IDN.toASCII(name, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException | IndexOutOfBoundsException notAName) {
      return name;
    }
  }

  /// The end of a host is what counts.
  private static String shortened(String name) {
    return name.length() <= 60 ? name : "\u2026" + name.substring(name.length() - 59);
  }
}
