package org.sealpost.protection.seal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.HexFormat;
import org.sealpost.protection.ProtectedMessageId;

/// What differs from one sealed message to the next, and all that stands around it: FORMAT.md in
/// code. Sealed bytes are the [#head], the encrypted content, [#MAC_HEAD] and the tag.
///
/// Given its length there is one way to write a sealed message down. So reading is writing: what is
/// found at the places of the fields is written again, and has to give the very bytes. Nothing that
/// a stranger sends is parsed.
@SuppressWarnings("ArrayRecordComponent") // lives for one call, never compared
record SealedFields(byte[] keyIdentifier, byte[] wrappedKey, byte[] nonce, int contentLength) {
  static final int KEY_IDENTIFIER_BYTES = 26;
  static final int WRAPPED_KEY_BYTES = 40;
  static final int NONCE_BYTES = 12;
  static final int TAG_BYTES = 16;

  private static final int OCTET_STRING = 0x04;
  private static final int SEQUENCE = 0x30;
  private static final int SET = 0x31;
  private static final int PRIMITIVE_0 = 0x80;
  private static final int CONSTRUCTED_0 = 0xa0;
  private static final int CONSTRUCTED_2 = 0xa2;

  /// 1.2.840.113549.1.9.16.1.23, id-ct-authEnvelopedData.
  private static final byte[] AUTH_ENVELOPED_DATA = hex("060b2a864886f70d0109100117");

  /// 1.2.840.113549.1.7.1, id-data.
  private static final byte[] DATA = hex("06092a864886f70d010701");

  /// 2.16.840.1.101.3.4.1.45, id-aes256-wrap, in an AlgorithmIdentifier without parameters.
  private static final byte[] KEY_WRAP = hex("300b060960864801650304012d");

  /// 2.16.840.1.101.3.4.1.46, id-aes256-GCM.
  private static final byte[] AES_256_GCM = hex("060960864801650304012e");

  private static final byte[] VERSION_0 = hex("020100");
  private static final byte[] VERSION_4 = hex("020104");
  private static final byte[] TAG_LENGTH = hex("020110");

  /// Before the tag.
  private static final byte[] MAC_HEAD = Der.head(OCTET_STRING, TAG_BYTES);

  private static final int MAC_BYTES = MAC_HEAD.length + TAG_BYTES;

  /// Inside recipientInfos: its head, that of the recipient, version, head of kekid, own head.
  private static final int KEY_IDENTIFIER_AT = 2 + 2 + VERSION_4.length + 2 + 2;

  private static final int WRAPPED_KEY_AT =
      KEY_IDENTIFIER_AT + KEY_IDENTIFIER_BYTES + KEY_WRAP.length + 2;
  private static final int RECIPIENT_INFOS_BYTES = WRAPPED_KEY_AT + WRAPPED_KEY_BYTES;

  /// Inside contentEncryptionAlgorithm: its head, algorithm, head of parameters, own head.
  private static final int NONCE_AT = 2 + AES_256_GCM.length + 2 + 2;

  private static final int ALGORITHM_BYTES = NONCE_AT + NONCE_BYTES + TAG_LENGTH.length;

  static SealedFields of(
      ProtectedMessageId id, byte[] wrappedKey, byte[] nonce, int contentLength) {
    return new SealedFields(id.value().getBytes(US_ASCII), wrappedKey, nonce, contentLength);
  }

  static SealedFields parse(byte[] sealed) throws MalformedSealException {
    int contentLength = contentLength(sealed.length);
    int algorithmAt = headLength(contentLength) - Der.headLength(contentLength) - ALGORITHM_BYTES;
    int recipientInfosAt =
        algorithmAt
            - DATA.length
            - Der.headLength(encryptedContentInfoLength(contentLength))
            - RECIPIENT_INFOS_BYTES;
    SealedFields fields =
        new SealedFields(
            part(sealed, recipientInfosAt + KEY_IDENTIFIER_AT, KEY_IDENTIFIER_BYTES),
            part(sealed, recipientInfosAt + WRAPPED_KEY_AT, WRAPPED_KEY_BYTES),
            part(sealed, algorithmAt + NONCE_AT, NONCE_BYTES),
            contentLength);
    fields.check(sealed);
    return fields;
  }

  private void check(byte[] sealed) throws MalformedSealException {
    byte[] head = head();
    int difference = Arrays.mismatch(head, 0, head.length, sealed, 0, head.length);
    if (difference >= 0) {
      throw new MalformedSealException("not as we write it at byte " + difference);
    }
    int macAt = sealed.length - MAC_BYTES;
    if (!Arrays.equals(MAC_HEAD, 0, MAC_HEAD.length, sealed, macAt, macAt + MAC_HEAD.length)) {
      throw new MalformedSealException("not as we write it at byte " + macAt);
    }
  }

  /// Everything before the encrypted content.
  byte[] head() {
    byte[] recipientInfos =
        Der.value(
            SET,
            Der.value(
                CONSTRUCTED_2,
                VERSION_4,
                Der.value(SEQUENCE, Der.value(OCTET_STRING, keyIdentifier)),
                KEY_WRAP,
                Der.value(OCTET_STRING, wrappedKey)));
    byte[] algorithm =
        Der.value(
            SEQUENCE, AES_256_GCM, Der.value(SEQUENCE, Der.value(OCTET_STRING, nonce), TAG_LENGTH));
    byte[] encryptedContentInfo =
        Der.joined(
            Der.head(SEQUENCE, encryptedContentInfoLength(contentLength)),
            DATA,
            algorithm,
            Der.head(PRIMITIVE_0, contentLength));
    byte[] enveloped =
        headed(SEQUENCE, Der.joined(VERSION_0, recipientInfos, encryptedContentInfo));
    return headed(SEQUENCE, Der.joined(AUTH_ENVELOPED_DATA, headed(CONSTRUCTED_0, enveloped)));
  }

  /// Behind the encrypted content.
  static byte[] mac(byte[] tag) {
    return Der.joined(MAC_HEAD, tag);
  }

  int contentAt() {
    return headLength(contentLength);
  }

  /// Of the sealed bytes.
  int length() {
    return contentAt() + contentLength + MAC_BYTES;
  }

  /// How much content there is in so many sealed bytes: what stands around it grows with it, by a
  /// byte here and there.
  private static int contentLength(int sealedLength) throws MalformedSealException {
    int length = Math.max(0, sealedLength - headLength(sealedLength) - MAC_BYTES);
    while (length + headLength(length) + MAC_BYTES < sealedLength) {
      length++;
    }
    if (length + headLength(length) + MAC_BYTES != sealedLength) {
      throw new MalformedSealException("no sealed message has this length");
    }
    return length;
  }

  private static int encryptedContentInfoLength(int contentLength) {
    return DATA.length + ALGORITHM_BYTES + Der.headLength(contentLength) + contentLength;
  }

  private static int headLength(int contentLength) {
    int behind = contentLength + MAC_BYTES;
    int content = encryptedContentInfoLength(contentLength);
    int length =
        VERSION_0.length
            + RECIPIENT_INFOS_BYTES
            + Der.headLength(content)
            + content
            - contentLength;
    length += Der.headLength(length + behind);
    length += Der.headLength(length + behind);
    length += AUTH_ENVELOPED_DATA.length;
    return length + Der.headLength(length + behind);
  }

  /// A value's head and as much of its content as stands before the encrypted content.
  private byte[] headed(int tag, byte[] begun) {
    return Der.joined(Der.head(tag, begun.length + contentLength + MAC_BYTES), begun);
  }

  private static byte[] part(byte[] sealed, int from, int length) {
    return Arrays.copyOfRange(sealed, from, from + length);
  }

  private static byte[] hex(String octets) {
    return HexFormat.of().parseHex(octets);
  }
}
