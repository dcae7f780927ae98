package org.sealpost.protection.seal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.bouncycastle.asn1.nist.NISTObjectIdentifiers.id_aes128_GCM;
import static org.bouncycastle.asn1.nist.NISTObjectIdentifiers.id_aes256_CCM;
import static org.bouncycastle.asn1.nist.NISTObjectIdentifiers.id_aes256_GCM;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.BERSequence;
import org.bouncycastle.asn1.BERTaggedObject;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.AuthEnvelopedData;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.EncryptedContentInfo;
import org.bouncycastle.asn1.cms.EnvelopedData;
import org.bouncycastle.asn1.cms.GCMParameters;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.KeyTransRecipientInfo;
import org.bouncycastle.asn1.cms.RecipientIdentifier;
import org.bouncycastle.asn1.cms.RecipientInfo;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.sealpost.mail.KeptBytes;
import org.sealpost.protection.DataKey;
import org.sealpost.protection.ProtectedMessageId;

/// Makes the vectors of FORMAT.md: sealed messages under fixed keys, and what has to become of
/// them. The same in every run.
final class SealVectors {
  static final String ID = "abcdefghijklmnopqrstuvwxyz";
  static final byte[] DATA_KEY =
      HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
  private static final byte[] CONTENT_KEY =
      HexFormat.of().parseHex("202122232425262728292a2b2c2d2e2f303132333435363738393a3b3c3d3e3f");
  private static final byte[] NONCE = HexFormat.of().parseHex("404142434445464748494a4b");
  private static final byte[] SHORT = "Subject: short\r\n\r\nThe content.\r\n".getBytes(US_ASCII);

  /// Where each field of the short one begins and ends: FORMAT.md's names.
  private static final Object[][] PLACES = {
    {"outer SEQUENCE", 0, 3},
    {"contentType of ContentInfo", 3, 16},
    {"content [0]", 16, 19},
    {"AuthEnvelopedData SEQUENCE", 19, 22},
    {"version of AuthEnvelopedData", 22, 25},
    {"recipientInfos", 25, 29},
    {"version of KEKRecipientInfo", 29, 32},
    {"kekid", 32, 36},
    {"keyIdentifier", 36, 62},
    {"keyEncryptionAlgorithm", 62, 75},
    {"encryptedKey", 77, 117},
    {"authEncryptedContentInfo", 117, 119},
    {"contentType of EncryptedContentInfo", 119, 130},
    {"contentEncryptionAlgorithm", 130, 143},
    {"nonce", 147, 159},
    {"length of the tag", 159, 162},
    {"encryptedContent [0]", 162, 164},
    {"encryptedContent", 164, 164 + SHORT.length},
    {"head of mac", 164 + SHORT.length, 166 + SHORT.length},
    {"mac", 166 + SHORT.length, 182 + SHORT.length},
  };

  private final List<Vector> vectors = new ArrayList<>();

  private SealVectors() {}

  /// @param sealed as hex
  /// @param expect `opens`, `malformed` or `forged`
  /// @param content as hex; absent where nothing may come out
  record Vector(
      String name,
      String why,
      String dataKey,
      String messageId,
      String sealed,
      String expect,
      Optional<String> content) {}

  static List<Vector> all() {
    try {
      return new SealVectors().make();
    } catch (IOException bug) {
      throw new UncheckedIOException(bug);
    }
  }

  /// As it stands in the file.
  static String json() {
    ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    ObjectNode root = mapper.createObjectNode();
    root.put("format", "FORMAT.md, CMS AuthEnvelopedData");
    root.put("contentKey", HexFormat.of().formatHex(CONTENT_KEY));
    for (Vector vector : all()) {
      ObjectNode node = root.withArray("vectors").addObject();
      node.put("name", vector.name());
      node.put("why", vector.why());
      node.put("expect", vector.expect());
      node.put("dataKey", vector.dataKey());
      node.put("messageId", vector.messageId());
      vector.content().ifPresent(content -> node.put("content", content));
      node.put("sealed", vector.sealed());
    }
    return root.toPrettyString() + "\n";
  }

  private List<Vector> make() throws IOException {
    valid("empty", "A message without a byte.", new byte[0]);
    valid("short", "The one that most of the others were made of.", SHORT);
    valid("70 KB", "Lengths of three bytes; more than one piece.", random(70_000));
    valid("127 bytes", "The longest content whose length takes one byte.", random(127));
    valid("128 bytes", "The shortest whose length takes two.", random(128));
    damaged();
    strangers();
    truncated();
    otherCms();
    return vectors;
  }

  private void damaged() {
    byte[] sealed = sealed(SHORT);
    for (Object[] place : PLACES) {
      String name = (String) place[0];
      byte[] changed = sealed.clone();
      changed[(int) place[2] - 1] ^= 1;
      boolean isForged = List.of("encryptedKey", "nonce", "encryptedContent", "mac").contains(name);
      refused(
          "damaged " + name,
          isForged
              ? "One bit of what only the keys can tell: the tag, or the key wrap's own check, finds it."
              : "One bit of what is the same in every sealed message, or has to be the message id.",
          changed,
          isForged ? "forged" : "malformed");
    }
  }

  private void strangers() {
    byte[] sealed = sealed(SHORT);
    byte[] other = DATA_KEY.clone();
    other[31] ^= 1;
    vectors.add(
        new Vector(
            "wrong data key",
            "The key wrap's check finds it, before the content key is used.",
            HexFormat.of().formatHex(other),
            ID,
            HexFormat.of().formatHex(sealed),
            "forged",
            Optional.empty()));
    vectors.add(
        new Vector(
            "wrong context",
            "Whole, under the right key, and asked for as another message.",
            HexFormat.of().formatHex(DATA_KEY),
            "abcdefghijklmnopqrstuvwxy2",
            HexFormat.of().formatHex(sealed),
            "malformed",
            Optional.empty()));
    byte[] spliced = sealed.clone();
    byte[] stranger = sealed("Subject: other\r\n\r\nThe content.\r\n".getBytes(US_ASCII));
    System.arraycopy(stranger, 164 + 9, spliced, 164 + 9, 5);
    refused("spliced", "Five bytes of another message under the same key.", spliced, "forged");
  }

  private void truncated() {
    byte[] sealed = sealed(SHORT);
    for (int length :
        new int[] {0, 1, 2, 30, 117, 164, 170, sealed.length - 16, sealed.length - 1}) {
      refused(
          "truncated to " + length,
          "The first %d of %d bytes.".formatted(length, sealed.length),
          Arrays.copyOf(sealed, length),
          "malformed");
    }
    refused(
        "trailing byte",
        "Whole, and a byte behind it.",
        Arrays.copyOf(sealed, sealed.length + 1),
        "malformed");
    refused("not CMS", "A text.", "Hello, is this sealed?".getBytes(UTF_8), "malformed");
  }

  private void otherCms() throws IOException {
    AuthEnvelopedData ours =
        AuthEnvelopedData.getInstance(
            ContentInfo.getInstance(ASN1Primitive.fromByteArray(sealed(SHORT))).getContent());
    RecipientInfo recipient = RecipientInfo.getInstance(ours.getRecipientInfos().getObjectAt(0));
    EncryptedContentInfo content = ours.getAuthEncryptedContentInfo();
    GCMParameters gcm = new GCMParameters(NONCE, SealedFields.TAG_BYTES);
    byte[] mac = ours.getMac().getOctets();
    ASN1EncodableVector two = new ASN1EncodableVector();
    two.add(recipient);
    two.add(recipient);
    refused(
        "two recipients",
        "Another key would open it, too: what the record says of its readers would not hold.",
        encoded(new DERSet(two), content, mac),
        "malformed");
    refused(
        "no recipient", "Nobody has the key.", encoded(new DERSet(), content, mac), "malformed");
    refused(
        "RSA recipient",
        "A key transport recipient (RFC 5652 6.2.1): S/MIME, and not sealed.",
        encoded(new DERSet(rsa()), content, mac),
        "malformed");
    refused(
        "AES-128-GCM",
        "A weaker algorithm than the one that there is.",
        algorithm(ours, id_aes128_GCM, gcm),
        "malformed");
    refused("AES-256-CCM", "Another mode.", algorithm(ours, id_aes256_CCM, gcm), "malformed");
    refused(
        "ChaCha20-Poly1305",
        "RFC 8103; not ours.",
        algorithm(
            ours, PKCSObjectIdentifiers.id_alg_AEADChaCha20Poly1305, new DEROctetString(NONCE)),
        "malformed");
    refused(
        "nonce of 16 bytes",
        "GCM would hash it first (SP 800-38D 7.1).",
        algorithm(ours, id_aes256_GCM, new GCMParameters(new byte[16], SealedFields.TAG_BYTES)),
        "malformed");
    refused(
        "tag of 12 bytes",
        "A shorter tag is a weaker one.",
        encoded(
            ours.getRecipientInfos(),
            info(content, id_aes256_GCM, new GCMParameters(NONCE, 12)),
            Arrays.copyOf(mac, 12)),
        "malformed");
    refused(
        "CBC EnvelopedData",
        "Not authenticated at all (EFAIL).",
        new ContentInfo(
                CMSObjectIdentifiers.envelopedData,
                new EnvelopedData(
                    null,
                    ours.getRecipientInfos(),
                    info(
                        content,
                        NISTObjectIdentifiers.id_aes256_CBC,
                        new DEROctetString(new byte[16])),
                    (ASN1Set) null))
            .getEncoded(ASN1Encoding.DER),
        "malformed");
    refused(
        "attributes",
        "They are authenticated, and nobody would read them.",
        new ContentInfo(
                CMSObjectIdentifiers.authEnvelopedData,
                new AuthEnvelopedData(
                    null, ours.getRecipientInfos(), content, null, ours.getMac(), attributes()))
            .getEncoded(ASN1Encoding.DER),
        "malformed");
    refused(
        "BER",
        "The same fields with indefinite lengths, as `openssl cms -stream` writes them.",
        new BERSequence(
                new ASN1Encodable[] {
                  CMSObjectIdentifiers.authEnvelopedData, new BERTaggedObject(true, 0, ours)
                })
            .getEncoded(ASN1Encoding.BER),
        "malformed");
  }

  private static RecipientInfo rsa() {
    return new RecipientInfo(
        new KeyTransRecipientInfo(
            new RecipientIdentifier(
                new IssuerAndSerialNumber(new X500Name("CN=Reader"), BigInteger.ONE)),
            new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
            new DEROctetString(random(256))));
  }

  private static ASN1Set attributes() {
    return new DERSet(
        new DERSequence(
            new ASN1Encodable[] {
              CMSObjectIdentifiers.data, new DERSet(new DEROctetString(NONCE))
            }));
  }

  private static byte[] algorithm(
      AuthEnvelopedData ours, ASN1ObjectIdentifier algorithm, ASN1Encodable parameters)
      throws IOException {
    return encoded(
        ours.getRecipientInfos(),
        info(ours.getAuthEncryptedContentInfo(), algorithm, parameters),
        ours.getMac().getOctets());
  }

  private static EncryptedContentInfo info(
      EncryptedContentInfo content, ASN1ObjectIdentifier algorithm, ASN1Encodable parameters) {
    return new EncryptedContentInfo(
        CMSObjectIdentifiers.data,
        new AlgorithmIdentifier(algorithm, parameters),
        content.getEncryptedContent());
  }

  private static byte[] encoded(ASN1Set recipients, EncryptedContentInfo content, byte[] mac)
      throws IOException {
    ASN1EncodableVector fields = new ASN1EncodableVector();
    fields.add(new ASN1Integer(0));
    fields.add(recipients);
    fields.add(content);
    fields.add(new DEROctetString(mac));
    return new ContentInfo(CMSObjectIdentifiers.authEnvelopedData, new DERSequence(fields))
        .getEncoded(ASN1Encoding.DER);
  }

  private void valid(String name, String why, byte[] content) {
    vectors.add(
        new Vector(
            name,
            why,
            HexFormat.of().formatHex(DATA_KEY),
            ID,
            HexFormat.of().formatHex(sealed(content)),
            "opens",
            Optional.of(HexFormat.of().formatHex(content))));
  }

  private void refused(String name, String why, byte[] sealed, String expect) {
    vectors.add(
        new Vector(
            name,
            why,
            HexFormat.of().formatHex(DATA_KEY),
            ID,
            HexFormat.of().formatHex(sealed),
            expect,
            Optional.empty()));
  }

  private static byte[] sealed(byte[] content) {
    try (WipedKey contentKey = new WipedKey(CONTENT_KEY.clone());
        DataKey dataKey = new DataKey(DATA_KEY)) {
      byte[] wrapped = MessageSeal.wrap(contentKey, dataKey);
      SealedFields fields =
          SealedFields.of(new ProtectedMessageId(ID), wrapped, NONCE, content.length);
      return Seals.bytes(new FreshSeal(fields, KeptBytes.all(content), contentKey));
    } catch (GeneralSecurityException everyJavaCanDoThis) {
      throw new IllegalStateException(everyJavaCanDoThis);
    }
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }
}
