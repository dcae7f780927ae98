package org.sealpost.local.folder;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.sealpost.protection.PortalLink;
import org.sealpost.reply.upload.UploadId;

/// What S3 has a signed policy for: `<message>.<recipient>.<file>.<bytes>.<expiry>.<mac>`, the
/// expiry in seconds since 1970, authenticated (HMAC-SHA-256) by a key that this process makes for
/// itself. Tickets of an earlier process are worth nothing; they would be good for minutes anyway.
final class UploadTickets {
  private static final String HMAC = "HmacSHA256";
  private static final int KEY_BYTES = 32;

  private final SecretKeySpec key;

  UploadTickets(SecureRandom random) {
    byte[] bytes = new byte[KEY_BYTES];
    random.nextBytes(bytes);
    key = new SecretKeySpec(bytes, HMAC);
  }

  String write(UploadId id, long bytes, Instant expiresAt) {
    String said = id.link() + "." + id.file() + "." + bytes + "." + expiresAt.getEpochSecond();
    return said + "." + mac(said);
  }

  /// Empty for whatever was not written here, and from the very second of its expiry on.
  Optional<Announced> read(String ticket, Instant now) {
    int end = ticket.lastIndexOf('.');
    if (end < 0) {
      return Optional.empty();
    }
    String said = ticket.substring(0, end);
    if (!MessageDigest.isEqual(
        mac(said).getBytes(US_ASCII), ticket.substring(end + 1).getBytes(US_ASCII))) {
      return Optional.empty();
    }
    // From here on it is what write made.
    String[] parts = said.split("\\.", -1);
    if (!now.isBefore(Instant.ofEpochSecond(Long.parseLong(parts[4])))) {
      return Optional.empty();
    }
    return PortalLink.parse(parts[0] + "." + parts[1])
        .map(link -> new Announced(new UploadId(link, parts[2]), Long.parseLong(parts[3])));
  }

  private String mac(String said) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(key);
      return HexFormat.of().formatHex(mac.doFinal(said.getBytes(US_ASCII)));
    } catch (GeneralSecurityException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  /// @param bytes as many as there must be
  record Announced(UploadId id, long bytes) {}
}
