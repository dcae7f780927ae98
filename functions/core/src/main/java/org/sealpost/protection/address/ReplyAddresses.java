package org.sealpost.protection.address;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sealpost.mail.Domain;
import org.sealpost.mail.EmailAddress;
import org.sealpost.protection.MacKey;
import org.sealpost.protection.PortalLink;
import org.sealpost.protection.ProtectedMessageId;

/// Signs reply addresses, and knows its own again. A local part has 55 characters of lower-case
/// base 32 (RFC 5321 allows 64), whose case may change on the way:
///
/// | characters | what |
/// |---|---|
/// | 26 | id of the message |
/// | 12 | beginning of the recipient's key |
/// | 1 | `a` to the author, `r` to the reader |
/// | 16 | the first 80 bits of the MAC over all before |
///
/// Whoever has an address can write to it, and can neither change it nor make another. Nobody is
/// let in by one: whom it leads to, and whether it still leads anywhere, is looked up each time.
public final class ReplyAddresses {
  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int BITS = 5;
  private static final int MAC_BYTES = 10;
  private static final int SIGNED = 26 + ReplyAddress.PREFIX + 1;
  private static final Pattern LOCAL_PART =
      Pattern.compile("([a-z2-7]{26})([a-z2-7]{" + ReplyAddress.PREFIX + "})([ar])[a-z2-7]{16}");

  private final MacKey key;
  private final Domain domain;

  /// @param domain all mail of which comes to us
  public ReplyAddresses(MacKey key, Domain domain) {
    this.key = key;
    this.domain = domain;
  }

  /// @throws org.sealpost.Unavailable when the key service does not answer
  public EmailAddress of(PortalLink link, ReplyAddress.Way way) {
    ReplyAddress address = ReplyAddress.of(link, way);
    String signed = address.message() + address.recipientPrefix() + way.letter();
    return new EmailAddress(signed + mac(signed), domain);
  }

  /// Whether mail to it is for us to resolve, whether or not it leads anywhere.
  public boolean isOurs(EmailAddress address) {
    return address.domain().equals(domain);
  }

  /// What an address of ours says; empty for all others, and for those that somebody made up. The
  /// key is asked only about what looks like one.
  ///
  /// @throws org.sealpost.Unavailable when the key service does not answer
  public Optional<ReplyAddress> authentic(EmailAddress address) {
    String local = address.localPart().toLowerCase(Locale.ROOT);
    Matcher parts = LOCAL_PART.matcher(local);
    if (!isOurs(address) || !parts.matches() || !isSigned(local)) {
      return Optional.empty();
    }
    return Optional.of(
        new ReplyAddress(
            new ProtectedMessageId(parts.group(1)),
            parts.group(2),
            ReplyAddress.Way.of(parts.group(3).charAt(0))));
  }

  private boolean isSigned(String local) {
    return MessageDigest.isEqual(
        mac(local.substring(0, SIGNED)).getBytes(US_ASCII),
        local.substring(SIGNED).getBytes(US_ASCII));
  }

  /// A MAC that was cut cannot be verified by the key service: it is made once more.
  private String mac(String signed) {
    byte[] mac = key.mac(("sealpost reply address v1\n" + signed).getBytes(US_ASCII));
    return base32(Arrays.copyOf(mac, MAC_BYTES));
  }

  /// RFC 4648 in lower case, for whole groups of 40 bits.
  private static String base32(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    int bits = 0;
    int have = 0;
    for (byte octet : bytes) {
      bits = (bits << Byte.SIZE) | (octet & 0xff);
      have += Byte.SIZE;
      while (have >= BITS) {
        have -= BITS;
        text.append(ALPHABET.charAt((bits >>> have) & 0x1f));
      }
      bits &= (1 << have) - 1;
    }
    return text.toString();
  }
}
