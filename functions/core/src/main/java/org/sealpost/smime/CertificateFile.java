package org.sealpost.smime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;

/// Certificates as files hold them: DER, PEM (RFC 7468; any number, with text between), or PKCS #7
/// in one of both. Of a PKCS #7 the certificates are taken, and nothing else is looked at.
final class CertificateFile {
  static final int LARGEST_BYTES = 5 * 1024 * 1024;
  static final int MOST = 1000;

  private static final Pattern PEM =
      Pattern.compile(
          "-----BEGIN (X509 |TRUSTED |)(CERTIFICATE|PKCS7|CMS|X509 CRL|CRL)-----([A-Za-z0-9+/=\\s]*+)"
              + "-----END \\1\\2-----");

  private CertificateFile() {}

  /// Each in DER, as it stands there; not parsed.
  ///
  /// @throws UnreadableCertificateException when there is none, or there are too many
  static List<byte[]> certificates(byte[] file) throws UnreadableCertificateException {
    if (file.length > LARGEST_BYTES) {
      throw new UnreadableCertificateException("it is larger than 5 MB: divide it");
    }
    List<byte[]> found = new ArrayList<>();
    for (Block block : blocks(file)) {
      switch (block.label()) {
        case "CERTIFICATE" -> found.add(block.der());
        case "PKCS7", "CMS" -> found.addAll(bundled(block.der()));
        default -> {
          // A list of revoked certificates, say, is not what was asked for.
        }
      }
      if (found.size() > MOST) {
        throw new UnreadableCertificateException(
            "it holds more than 1,000 certificates: divide it");
      }
    }
    if (found.isEmpty()) {
      throw new UnreadableCertificateException(
          "no certificate was found in it: give a file in PEM, DER or PKCS #7 (.p7b)");
    }
    return found;
  }

  /// The lists of revoked certificates in a PEM text.
  static List<byte[]> revocationLists(String pem) throws UnreadableCertificateException {
    return blocks(pem.getBytes(ISO_8859_1)).stream()
        .filter(block -> block.label().endsWith("CRL"))
        .map(Block::der)
        .toList();
  }

  static String pem(String label, byte[] der) {
    return "-----BEGIN "
        + label
        + "-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
        + "\n-----END "
        + label
        + "-----\n";
  }

  private static List<Block> blocks(byte[] file) throws UnreadableCertificateException {
    if (file.length > 0 && file[0] == 0x30) {
      return List.of(new Block(isBundle(file) ? "PKCS7" : "CERTIFICATE", file));
    }
    List<Block> blocks = new ArrayList<>();
    Matcher matcher = PEM.matcher(new String(file, ISO_8859_1));
    while (matcher.find()) {
      try {
        byte[] der = Base64.getDecoder().decode(matcher.group(3).replaceAll("\\s", ""));
        String label = matcher.group(2);
        // Some programs call everything a certificate.
        blocks.add(new Block(label.equals("CERTIFICATE") && isBundle(der) ? "PKCS7" : label, der));
      } catch (IllegalArgumentException malformed) {
        throw new UnreadableCertificateException("its base64 is damaged");
      }
    }
    return blocks;
  }

  /// A ContentInfo begins with an object identifier, a certificate with a sequence.
  private static boolean isBundle(byte[] der) {
    if (der.length < 4) {
      return false;
    }
    int length = der[1] & 0xff;
    int at = 2 + (length > 0x80 ? length - 0x80 : 0);
    return at < der.length && der[at] == 0x06;
  }

  private static List<byte[]> bundled(byte[] ber) throws UnreadableCertificateException {
    if (!AsnShape.isSound(ber)) {
      throw new UnreadableCertificateException("it is not PKCS #7");
    }
    try {
      ContentInfo info = ContentInfo.getInstance(ASN1Primitive.fromByteArray(ber));
      if (!CMSObjectIdentifiers.signedData.equals(info.getContentType())) {
        throw new UnreadableCertificateException("it is PKCS #7, but holds no certificates");
      }
      ASN1Set certificates = SignedData.getInstance(info.getContent()).getCertificates();
      List<byte[]> found = new ArrayList<>();
      if (certificates != null) {
        if (certificates.size() > MOST) {
          throw new UnreadableCertificateException(
              "it holds more than 1,000 certificates: divide it");
        }
        for (ASN1Encodable certificate : certificates) {
          found.add(certificate.toASN1Primitive().getEncoded(ASN1Encoding.DER));
        }
      }
      return found;
    } catch (java.io.IOException | RuntimeException malformed) {
      throw new UnreadableCertificateException("it is not PKCS #7 that can be read");
    }
  }

  /// @param label of PEM
  @SuppressWarnings("ArrayRecordComponent") // lives for one call, never compared
  private record Block(String label, byte[] der) {}
}
