package org.sealpost.protection.seal;

import static org.bouncycastle.asn1.cms.CMSObjectIdentifiers.authEnvelopedData;
import static org.bouncycastle.asn1.cms.CMSObjectIdentifiers.data;
import static org.bouncycastle.asn1.nist.NISTObjectIdentifiers.id_aes256_GCM;
import static org.bouncycastle.asn1.nist.NISTObjectIdentifiers.id_aes256_wrap;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.AuthEnvelopedData;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.EncryptedContentInfo;
import org.bouncycastle.asn1.cms.GCMParameters;
import org.bouncycastle.asn1.cms.KEKIdentifier;
import org.bouncycastle.asn1.cms.KEKRecipientInfo;
import org.bouncycastle.asn1.cms.RecipientInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/// The fields of a sealed message. Read strictly: whatever else CMS allows, and every other way to
/// write down the same fields, is refused before any key is used.
@SuppressWarnings("ArrayRecordComponent") // lives for one call, never compared
record SealedFields(
    byte[] keyIdentifier, byte[] wrappedKey, byte[] nonce, byte[] encrypted, byte[] tag) {
  static final int NONCE_BYTES = 12;
  static final int TAG_BYTES = 16;
  static final int WRAPPED_KEY_BYTES = 40;

  static SealedFields parse(byte[] sealed) throws MalformedSealException {
    try {
      SealedFields fields = fields(sealed);
      fields.contentInfo().encodeTo(new Comparison(sealed), ASN1Encoding.DER);
      return fields;
    } catch (IOException
        | ClassCastException
        | IllegalArgumentException
        | IllegalStateException
        | NullPointerException malformed) {
      throw new MalformedSealException("not CMS as we write it", malformed);
    }
  }

  ContentInfo contentInfo() {
    KEKRecipientInfo recipient =
        new KEKRecipientInfo(
            new KEKIdentifier(keyIdentifier, null, null),
            new AlgorithmIdentifier(id_aes256_wrap),
            new DEROctetString(wrappedKey));
    EncryptedContentInfo content =
        new EncryptedContentInfo(
            data,
            new AlgorithmIdentifier(id_aes256_GCM, new GCMParameters(nonce, TAG_BYTES)),
            new DEROctetString(encrypted));
    return new ContentInfo(
        authEnvelopedData,
        new AuthEnvelopedData(
            null,
            new DERSet(new RecipientInfo(recipient)),
            content,
            null,
            new DEROctetString(tag),
            null));
  }

  private static SealedFields fields(byte[] sealed) throws IOException, MalformedSealException {
    ContentInfo info = ContentInfo.getInstance(ASN1Primitive.fromByteArray(sealed));
    check(authEnvelopedData.equals(info.getContentType()), "not AuthEnvelopedData");
    AuthEnvelopedData enveloped = AuthEnvelopedData.getInstance(info.getContent());
    check(enveloped.getRecipientInfos().size() == 1, "not exactly one recipient");
    RecipientInfo recipient =
        RecipientInfo.getInstance(enveloped.getRecipientInfos().getObjectAt(0));
    check(recipient.getInfo() instanceof KEKRecipientInfo, "recipient is not a key-encryption key");
    return fields(enveloped, (KEKRecipientInfo) recipient.getInfo());
  }

  private static SealedFields fields(AuthEnvelopedData enveloped, KEKRecipientInfo recipient)
      throws MalformedSealException {
    EncryptedContentInfo content = enveloped.getAuthEncryptedContentInfo();
    check(data.equals(content.getContentType()), "content is not data");
    check(
        id_aes256_GCM.equals(content.getContentEncryptionAlgorithm().getAlgorithm()),
        "content is not under AES-256-GCM");
    check(
        id_aes256_wrap.equals(recipient.getKeyEncryptionAlgorithm().getAlgorithm()),
        "key is not under AES-256 key wrap");
    GCMParameters gcm =
        GCMParameters.getInstance(content.getContentEncryptionAlgorithm().getParameters());
    byte[] tag = enveloped.getMac().getOctets();
    byte[] wrappedKey = recipient.getEncryptedKey().getOctets();
    check(gcm.getIcvLen() == TAG_BYTES && tag.length == TAG_BYTES, "tag is not 16 bytes");
    check(gcm.getNonce().length == NONCE_BYTES, "nonce is not 12 bytes");
    check(wrappedKey.length == WRAPPED_KEY_BYTES, "wrapped key is not 40 bytes");
    return new SealedFields(
        recipient.getKekid().getKeyIdentifier().getOctets(),
        wrappedKey,
        gcm.getNonce(),
        content.getEncryptedContent().getOctets(),
        tag);
  }

  private static void check(boolean condition, String otherwise) throws MalformedSealException {
    if (!condition) {
      throw new MalformedSealException(otherwise);
    }
  }

  /// Compares what is written to it with what is expected, without a copy of 40 MB.
  private static final class Comparison extends OutputStream {
    private final byte[] expected;
    private int at;

    Comparison(byte[] expected) {
      this.expected = expected;
    }

    @Override
    public void write(int octet) throws IOException {
      write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] octets, int offset, int length) throws IOException {
      if (length > expected.length - at
          || !Arrays.equals(octets, offset, offset + length, expected, at, at + length)) {
        throw new IOException("another encoding of the same fields");
      }
      at += length;
    }
  }
}
