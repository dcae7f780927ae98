package org.sealpost.protection.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bouncycastle.asn1.cms.CMSObjectIdentifiers.authEnvelopedData;
import static org.bouncycastle.asn1.cms.CMSObjectIdentifiers.data;
import static org.bouncycastle.asn1.nist.NISTObjectIdentifiers.id_aes256_GCM;
import static org.bouncycastle.asn1.nist.NISTObjectIdentifiers.id_aes256_wrap;

import java.io.IOException;
import java.util.Random;
import org.bouncycastle.asn1.ASN1Encoding;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealedFieldsTest {
  private final Random random = new Random(7);

  /// Bouncy Castle, told the same fields, writes the same bytes: around every length at which
  /// another byte is needed to write a length down.
  @ParameterizedTest
  @ValueSource(ints = {0, 127, 255, 65_535, 16_777_215})
  void headShouldBeWhatBouncyCastleWrites(int border) throws Exception {
    for (int length = Math.max(0, border - 240); length <= border + 2; length++) {
      SealedFields fields = fields(length);
      byte[] encrypted = length > 1_000_000 ? new byte[length] : random(length);
      byte[] tag = random(SealedFields.TAG_BYTES);
      if (length > 1_000_000 && length % 40 != 0 && length < border - 1) {
        continue;
      }

      byte[] sealed = Der.joined(fields.head(), encrypted, SealedFields.mac(tag));

      assertThat(sealed).isEqualTo(byBouncyCastle(fields, encrypted, tag));
      assertThat(fields.length()).isEqualTo(sealed.length);
      assertThat(fields.contentAt()).isEqualTo(fields.head().length);
      assertThat(SealedFields.parse(sealed)).usingRecursiveComparison().isEqualTo(fields);
    }
  }

  /// There is one content length, or none, for each length of sealed bytes.
  @Test
  void parseShouldRefuseEveryLengthWithoutASense() {
    for (int length = 0; length < 1_000; length++) {
      byte[] zeros = new byte[length];

      assertThat(catchMalformed(zeros)).as("%s bytes", length).isTrue();
    }
  }

  private static boolean catchMalformed(byte[] sealed) {
    try {
      SealedFields.parse(sealed);
      return false;
    } catch (MalformedSealException refused) {
      return true;
    }
  }

  private SealedFields fields(int contentLength) {
    return new SealedFields(
        random(SealedFields.KEY_IDENTIFIER_BYTES),
        random(SealedFields.WRAPPED_KEY_BYTES),
        random(SealedFields.NONCE_BYTES),
        contentLength);
  }

  private static byte[] byBouncyCastle(SealedFields fields, byte[] encrypted, byte[] tag)
      throws IOException {
    KEKRecipientInfo recipient =
        new KEKRecipientInfo(
            new KEKIdentifier(fields.keyIdentifier(), null, null),
            new AlgorithmIdentifier(id_aes256_wrap),
            new DEROctetString(fields.wrappedKey()));
    EncryptedContentInfo content =
        new EncryptedContentInfo(
            data,
            new AlgorithmIdentifier(
                id_aes256_GCM, new GCMParameters(fields.nonce(), SealedFields.TAG_BYTES)),
            new DEROctetString(encrypted));
    return new ContentInfo(
            authEnvelopedData,
            new AuthEnvelopedData(
                null,
                new DERSet(new RecipientInfo(recipient)),
                content,
                null,
                new DEROctetString(tag),
                null))
        .getEncoded(ASN1Encoding.DER);
  }

  private byte[] random(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
