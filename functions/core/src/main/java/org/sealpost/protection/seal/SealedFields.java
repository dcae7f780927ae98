package org.sealpost.protection.seal;

import static org.bouncycastle.asn1.cms.CMSObjectIdentifiers.authEnvelopedData;
import static org.bouncycastle.asn1.cms.CMSObjectIdentifiers.data;
import static org.bouncycastle.asn1.nist.NISTObjectIdentifiers.id_aes256_GCM;
import static org.bouncycastle.asn1.nist.NISTObjectIdentifiers.id_aes256_wrap;

import java.io.IOException;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.cms.AuthEnvelopedData;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.EncryptedContentInfo;
import org.bouncycastle.asn1.cms.GCMParameters;
import org.bouncycastle.asn1.cms.KEKRecipientInfo;
import org.bouncycastle.asn1.cms.RecipientInfo;

/// The fields of a sealed message, read strictly: exactly the structure and the algorithms that
/// [MessageSeal] writes. Whatever else CMS allows is refused before any key is used.
@SuppressWarnings("ArrayRecordComponent") // lives for one call, never compared
record SealedFields(
    byte[] keyIdentifier, byte[] wrappedKey, byte[] nonce, byte[] encrypted, byte[] tag) {
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BYTES = 16;
  private static final int WRAPPED_KEY_BYTES = 40;

  static SealedFields parse(byte[] sealed) throws MalformedSealException {
    try {
      ContentInfo info = ContentInfo.getInstance(ASN1Primitive.fromByteArray(sealed));
      check(authEnvelopedData.equals(info.getContentType()), "not AuthEnvelopedData");
      AuthEnvelopedData enveloped = AuthEnvelopedData.getInstance(info.getContent());
      check(enveloped.getOriginatorInfo() == null, "originator info");
      check(enveloped.getAuthAttrs() == null && enveloped.getUnauthAttrs() == null, "attributes");
      check(enveloped.getRecipientInfos().size() == 1, "not exactly one recipient");
      RecipientInfo recipient =
          RecipientInfo.getInstance(enveloped.getRecipientInfos().getObjectAt(0));
      check(
          recipient.getInfo() instanceof KEKRecipientInfo, "recipient is not a key-encryption key");
      return parse(enveloped, (KEKRecipientInfo) recipient.getInfo());
    } catch (IOException
        | IllegalArgumentException
        | IllegalStateException
        | NullPointerException malformed) {
      throw new MalformedSealException("not CMS", malformed);
    }
  }

  private static SealedFields parse(AuthEnvelopedData enveloped, KEKRecipientInfo recipient)
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
}
