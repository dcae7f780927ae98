package org.sealpost.protection.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.BERSequence;
import org.bouncycastle.asn1.BERTaggedObject;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.cms.AuthEnvelopedData;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.EncryptedContentInfo;
import org.bouncycastle.asn1.cms.EnvelopedData;
import org.bouncycastle.asn1.cms.GCMParameters;
import org.bouncycastle.asn1.cms.KEKIdentifier;
import org.bouncycastle.asn1.cms.KEKRecipientInfo;
import org.bouncycastle.asn1.cms.RecipientInfo;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.protection.DataKey;
import org.sealpost.protection.ProtectedMessageId;

class MessageSealTest {
  private static final ProtectedMessageId ID = new ProtectedMessageId("abcdefghijklmnopqrstuvwxyz");
  private static final byte[] KEY =
      HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");

  private final MessageSeal seal = new MessageSeal(new SecureRandom());

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 15, 16, 4095, 4096, 4097, 8192, 1_000_000, 25_000_000})
  void openShouldGiveBackWhatWasSealed(int length) throws Exception {
    byte[] content = random(length);
    try (DataKey key = new DataKey(KEY)) {
      byte[] sealed = Seals.sealed(seal, content, key, ID);

      assertThat(sealed).hasSizeBetween(length + 1, length + 300);
      assertThat(Arrays.equals(seal.open(sealed, key, ID), content)).isTrue();
    }
  }

  @Test
  void sealShouldNeverGiveTheSameBytesTwice() {
    try (DataKey key = new DataKey(KEY)) {
      byte[] content = "the same".getBytes(UTF_8);

      assertThat(Seals.sealed(seal, content, key, ID))
          .isNotEqualTo(Seals.sealed(seal, content, key, ID));
    }
  }

  @Test
  void sealShouldLetNothingOfTheContentThrough() {
    try (DataKey key = new DataKey(KEY)) {
      byte[] sealed = Seals.sealed(seal, new byte[100_000], key, ID);

      long zeros = 0;
      for (byte octet : sealed) {
        zeros += octet == 0 ? 1 : 0;
      }
      assertThat(zeros).isLessThan(1_000);
    }
  }

  @Nested
  class Changed {
    private final byte[] content = "Subject: small\r\n\r\nsealed\r\n".getBytes(UTF_8);
    private final byte[] sealed = sealed(content);

    @Test
    void openShouldRefuseEveryChangedBit() {
      for (int index = 0; index < sealed.length; index++) {
        for (int bit = 0; bit < Byte.SIZE; bit++) {
          byte[] changed = sealed.clone();
          changed[index] ^= (byte) (1 << bit);

          assertRefused("bit " + bit + " of byte " + index, changed);
        }
      }
    }

    @Test
    void openShouldRefuseEveryTruncation() {
      for (int length = 0; length < sealed.length; length++) {
        assertRefused("first " + length + " bytes", Arrays.copyOf(sealed, length));
      }
    }

    @Test
    void openShouldRefuseAppendedBytes() {
      for (int more = 1; more < 20; more++) {
        assertRefused(more + " bytes more", Arrays.copyOf(sealed, sealed.length + more));
      }
    }

    @Test
    void openShouldRefuseRandomBytes() {
      Random random = new Random(9);
      for (int round = 0; round < 20_000; round++) {
        byte[] bytes = new byte[random.nextInt(200)];
        random.nextBytes(bytes);
        if (bytes.length > 0 && round % 2 == 0) {
          bytes[0] = 0x30;
        }
        assertRefused("random", bytes);
      }
    }

    @Test
    void openShouldRefuseDepthWithoutEnd() {
      byte[] deep = new byte[100_000];
      for (int at = 0; at < deep.length; at += 2) {
        deep[at] = 0x30;
        deep[at + 1] = (byte) 0x80;
      }
      assertRefused("deep", deep);
    }

    @Test
    void openShouldRefuseAnotherKey() {
      byte[] other = KEY.clone();
      other[31] ^= 1;
      try (DataKey key = new DataKey(other)) {
        assertThatExceptionOfType(ForgedSealException.class)
            .isThrownBy(() -> seal.open(sealed, key, ID));
      }
    }

    @Test
    void openShouldRefuseAnotherId() {
      try (DataKey key = new DataKey(KEY)) {
        assertThatExceptionOfType(MalformedSealException.class)
            .isThrownBy(
                () -> seal.open(sealed, key, new ProtectedMessageId("abcdefghijklmnopqrstuvwxy2")));
      }
    }

    private void assertRefused(String what, byte[] bytes) {
      try (DataKey key = new DataKey(KEY)) {
        seal.open(bytes, key, ID);
        throw new AssertionError(what + ": opened");
      } catch (MalformedSealException | ForgedSealException refused) {
        assertThat(refused).hasMessageNotContaining("small");
      } catch (RuntimeException | StackOverflowError other) {
        throw new AssertionError(what, other);
      }
    }
  }

  /// Well-formed CMS that is not what we write, some of it made so that the key would open it.
  @ParameterizedTest
  @MethodSource
  void openShouldRefuseOtherCms(String what, byte[] sealed) {
    try (DataKey key = new DataKey(KEY)) {
      assertThatExceptionOfType(MalformedSealException.class)
          .as(what)
          .isThrownBy(() -> seal.open(sealed, key, ID));
    }
  }

  static Stream<Object[]> openShouldRefuseOtherCms() throws IOException {
    AuthEnvelopedData ours =
        AuthEnvelopedData.getInstance(
            ContentInfo.getInstance(ASN1Primitive.fromByteArray(sealed("x".getBytes(UTF_8))))
                .getContent());
    RecipientInfo recipient = RecipientInfo.getInstance(ours.getRecipientInfos().getObjectAt(0));
    KEKRecipientInfo kek = (KEKRecipientInfo) recipient.getInfo();
    EncryptedContentInfo content = ours.getAuthEncryptedContentInfo();
    GCMParameters gcm =
        GCMParameters.getInstance(content.getContentEncryptionAlgorithm().getParameters());
    AlgorithmIdentifier wrap = kek.getKeyEncryptionAlgorithm();
    return Stream.of(
        row("two recipients", encoded(new DERSet(twice(recipient)), content, ours)),
        row("no recipient", encoded(new DERSet(), content, ours)),
        row(
            "a date in the key identifier",
            withRecipient(
                ours,
                new KEKRecipientInfo(
                    new KEKIdentifier(
                        kek.getKekid().getKeyIdentifier().getOctets(),
                        new ASN1GeneralizedTime("20260101000000Z"),
                        null),
                    wrap,
                    kek.getEncryptedKey()))),
        row(
            "AES-128 key wrap",
            withRecipient(
                ours,
                new KEKRecipientInfo(
                    kek.getKekid(),
                    new AlgorithmIdentifier(NISTObjectIdentifiers.id_aes128_wrap),
                    kek.getEncryptedKey()))),
        row(
            "parameters of the key wrap",
            withRecipient(
                ours,
                new KEKRecipientInfo(
                    kek.getKekid(),
                    new AlgorithmIdentifier(NISTObjectIdentifiers.id_aes256_wrap, DERNull.INSTANCE),
                    kek.getEncryptedKey()))),
        row(
            "a short wrapped key",
            withRecipient(
                ours,
                new KEKRecipientInfo(kek.getKekid(), wrap, new DEROctetString(new byte[24])))),
        row(
            "AES-128-GCM",
            withContent(
                ours,
                CMSObjectIdentifiers.data,
                NISTObjectIdentifiers.id_aes128_GCM,
                gcm,
                content)),
        row(
            "AES-256-CCM",
            withContent(
                ours,
                CMSObjectIdentifiers.data,
                NISTObjectIdentifiers.id_aes256_CCM,
                gcm,
                content)),
        row(
            "signed content",
            withContent(
                ours,
                CMSObjectIdentifiers.signedData,
                NISTObjectIdentifiers.id_aes256_GCM,
                gcm,
                content)),
        row(
            "a tag of 12 bytes",
            withContent(
                ours,
                CMSObjectIdentifiers.data,
                NISTObjectIdentifiers.id_aes256_GCM,
                new GCMParameters(gcm.getNonce(), 12),
                content)),
        row(
            "a nonce of 16 bytes",
            withContent(
                ours,
                CMSObjectIdentifiers.data,
                NISTObjectIdentifiers.id_aes256_GCM,
                new GCMParameters(new byte[16], 16),
                content)),
        row("version 1", withVersion(ours)),
        row(
            "attributes",
            new ContentInfo(
                    CMSObjectIdentifiers.authEnvelopedData,
                    new AuthEnvelopedData(
                        null, ours.getRecipientInfos(), content, null, ours.getMac(), attributes()))
                .getEncoded(ASN1Encoding.DER)),
        row("CBC EnvelopedData", cbc(ours, content)),
        row(
            "indefinite lengths",
            new BERSequence(
                    new ASN1Encodable[] {
                      CMSObjectIdentifiers.authEnvelopedData, new BERTaggedObject(true, 0, ours)
                    })
                .getEncoded(ASN1Encoding.BER)),
        row(
            "only data",
            new ContentInfo(CMSObjectIdentifiers.data, new DEROctetString(KEY)).getEncoded()),
        row("no content", new DERSequence(CMSObjectIdentifiers.authEnvelopedData).getEncoded()));
  }

  private static ASN1EncodableVector twice(RecipientInfo recipient) {
    ASN1EncodableVector both = new ASN1EncodableVector();
    both.add(recipient);
    both.add(recipient);
    return both;
  }

  private static byte[] encoded(
      ASN1Set recipients, EncryptedContentInfo content, AuthEnvelopedData ours) throws IOException {
    ASN1EncodableVector fields = new ASN1EncodableVector();
    fields.add(new ASN1Integer(0));
    fields.add(recipients);
    fields.add(content);
    fields.add(ours.getMac());
    return new ContentInfo(CMSObjectIdentifiers.authEnvelopedData, new DERSequence(fields))
        .getEncoded(ASN1Encoding.DER);
  }

  private static byte[] withRecipient(AuthEnvelopedData ours, KEKRecipientInfo recipient)
      throws IOException {
    return encoded(
        new DERSet(new RecipientInfo(recipient)), ours.getAuthEncryptedContentInfo(), ours);
  }

  private static byte[] withContent(
      AuthEnvelopedData ours,
      ASN1ObjectIdentifier type,
      ASN1ObjectIdentifier algorithm,
      GCMParameters parameters,
      EncryptedContentInfo content)
      throws IOException {
    return encoded(
        ours.getRecipientInfos(),
        new EncryptedContentInfo(
            type, new AlgorithmIdentifier(algorithm, parameters), content.getEncryptedContent()),
        ours);
  }

  private static byte[] withVersion(AuthEnvelopedData ours) throws IOException {
    KEKRecipientInfo kek =
        (KEKRecipientInfo)
            RecipientInfo.getInstance(ours.getRecipientInfos().getObjectAt(0)).getInfo();
    ASN1EncodableVector fields = new ASN1EncodableVector();
    fields.add(new ASN1Integer(3));
    fields.add(kek.getKekid());
    fields.add(kek.getKeyEncryptionAlgorithm());
    fields.add(kek.getEncryptedKey());
    return encoded(
        new DERSet(new DERTaggedObject(false, 2, new DERSequence(fields))),
        ours.getAuthEncryptedContentInfo(),
        ours);
  }

  private static ASN1Set attributes() {
    return new DERSet(
        new DERSequence(
            new ASN1Encodable[] {CMSObjectIdentifiers.data, new DERSet(new DEROctetString(KEY))}));
  }

  private static byte[] cbc(AuthEnvelopedData ours, EncryptedContentInfo content)
      throws IOException {
    EncryptedContentInfo cbc =
        new EncryptedContentInfo(
            CMSObjectIdentifiers.data,
            new AlgorithmIdentifier(
                NISTObjectIdentifiers.id_aes256_CBC, new DEROctetString(new byte[16])),
            content.getEncryptedContent());
    return new ContentInfo(
            CMSObjectIdentifiers.envelopedData,
            new EnvelopedData(null, ours.getRecipientInfos(), cbc, (ASN1Set) null))
        .getEncoded(ASN1Encoding.DER);
  }

  private static Object[] row(String what, byte[] sealed) {
    return new Object[] {what, sealed};
  }

  private static byte[] sealed(byte[] content) {
    try (DataKey key = new DataKey(KEY)) {
      return Seals.sealed(new MessageSeal(new SecureRandom()), content, key, ID);
    }
  }

  /// FORMAT.md's constants, found again in sealed bytes.
  @Test
  void sealShouldWriteWhatFormatSays() throws Exception {
    ASN1Sequence info = ASN1Sequence.getInstance(sealed("x".getBytes(UTF_8)));
    ASN1Sequence enveloped =
        ASN1Sequence.getInstance(
            ASN1TaggedObject.getInstance(info.getObjectAt(1)).getExplicitBaseObject());
    ASN1Sequence content = ASN1Sequence.getInstance(enveloped.getObjectAt(2));

    assertThat(info.getObjectAt(0)).hasToString("1.2.840.113549.1.9.16.1.23");
    assertThat(enveloped.size()).isEqualTo(4);
    assertThat(enveloped.getObjectAt(0)).isEqualTo(new ASN1Integer(0));
    assertThat(ASN1Set.getInstance(enveloped.getObjectAt(1)).size()).isEqualTo(1);
    assertThat(content.getObjectAt(0)).hasToString("1.2.840.113549.1.7.1");
    assertThat(ASN1Sequence.getInstance(content.getObjectAt(1)).getObjectAt(0))
        .hasToString("2.16.840.1.101.3.4.1.46");
    assertThat(DEROctetString.getInstance(enveloped.getObjectAt(3)).getOctets()).hasSize(16);
  }
}
