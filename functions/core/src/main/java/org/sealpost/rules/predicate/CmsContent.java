package org.sealpost.rules.predicate;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HexFormat;
import java.util.Optional;
import org.sealpost.mail.MailPart;

/// What S/MIME content is, told from its first bytes (CMS, RFC 5652; BER or DER) and not from how
/// it is labelled.
enum CmsContent {
  /// 1.2.840.113549.1.7.2
  SIGNED("06092a864886f70d010702"),
  /// 1.2.840.113549.1.7.3
  ENVELOPED("06092a864886f70d010703"),
  /// 1.2.840.113549.1.9.16.1.23 (RFC 5083)
  AUTH_ENVELOPED("060b2a864886f70d0109100117");

  private static final int SEQUENCE = 0x30;
  private static final int CONTENT = 0xa0;
  private static final int INTEGER = 0x02;
  private static final int BEGINNING = 64;

  private static final HexFormat HEX = HexFormat.of();

  private final String type;

  /// @param type its object identifier as it is written in DER, in hexadecimal
  CmsContent(String type) {
    this.type = type;
  }

  /// Empty for everything else: also where there is more in the part than the structure says, or it
  /// cannot be read.
  static Optional<CmsContent> of(MailPart part) {
    try (InputStream content = part.content().open()) {
      byte[] beginning = content.readNBytes(BEGINNING);
      if (beginning.length == 0 || beginning[0] != SEQUENCE) {
        return Optional.empty();
      }
      // What the part says of its size is not exact.
      long bytes = beginning.length + content.transferTo(OutputStream.nullOutputStream());
      return new Beginning(beginning, bytes).type();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  boolean isEncrypted() {
    return this != SIGNED;
  }

  /// ContentInfo, with what it begins with: a version in all three.
  private static final class Beginning {
    private final byte[] bytes;
    private final long partBytes;
    private int at;

    Beginning(byte[] bytes, long partBytes) {
      this.bytes = bytes;
      this.partBytes = partBytes;
    }

    Optional<CmsContent> type() {
      if (!enters(SEQUENCE, true)) {
        return Optional.empty();
      }
      for (CmsContent content : values()) {
        int end = at + content.type.length() / 2;
        if (end <= bytes.length && HEX.formatHex(bytes, at, end).equals(content.type)) {
          at = end;
          return enters(CONTENT, false)
                  && enters(SEQUENCE, false)
                  && at < bytes.length
                  && bytes[at] == INTEGER
              ? Optional.of(content)
              : Optional.empty();
        }
      }
      return Optional.empty();
    }

    /// @param toTheEnd whether nothing may follow; some programs add an empty line
    private boolean enters(int tag, boolean toTheEnd) {
      if (at + 2 > bytes.length || (bytes[at] & 0xff) != tag) {
        return false;
      }
      int length = bytes[at + 1] & 0xff;
      at += 2;
      if (length == 0x80) {
        return true;
      }
      long content = length;
      if (length > 0x80) {
        int octets = length - 0x80;
        if (octets > 4 || at + octets > bytes.length) {
          return false;
        }
        content = 0;
        for (int index = 0; index < octets; index++) {
          content = content << 8 | (bytes[at++] & 0xff);
        }
      }
      long left = partBytes - at;
      return toTheEnd ? content <= left && left - content <= 2 : content <= left;
    }
  }
}
