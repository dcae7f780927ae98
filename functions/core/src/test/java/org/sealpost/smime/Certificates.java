package org.sealpost.smime;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.sealpost.mail.EmailAddress;
import org.sealpost.smime.OpeningKey.OaepHash;
import org.sealpost.testing.TestClock;

/// Certificates of every make, valid around [TestClock#START] unless they are told otherwise.
final class Certificates {
  static final String AUTHORITY = "CN=Test Authority,O=Authority Ltd";
  private static final Map<String, KeyPair> KEYS = new HashMap<>();

  private X500Name subject;
  private X500Name issuer = new X500Name(AUTHORITY);
  private KeyPair issuerKey = key("authority");
  private SubjectPublicKeyInfo key = publicKey(key("person"));
  private Instant from = TestClock.START.minus(Duration.ofDays(30));
  private Instant until = TestClock.START.plus(Duration.ofDays(300));
  private Optional<Integer> usage =
      Optional.of(KeyUsage.keyEncipherment | KeyUsage.digitalSignature);
  private Optional<KeyPurposeId> purpose = Optional.of(KeyPurposeId.id_kp_emailProtection);
  private boolean authority;
  private String signature = "SHA256withRSA";
  private BigInteger serial = BigInteger.valueOf(4711);
  private final List<GeneralName> names = new ArrayList<>();
  private boolean strangeExtension;

  private Certificates(String subject) {
    this.subject = new X500Name(subject);
  }

  static Certificates of(String address) {
    return named("CN=Somebody").address(address);
  }

  /// Without any address.
  static Certificates named(String subject) {
    return new Certificates(subject);
  }

  /// That of the authority that issues all others.
  static Certificates authority() {
    Certificates made = named(AUTHORITY).key(publicKey(key("authority"))).serial(1);
    made.authority = true;
    return made.usage(KeyUsage.keyCertSign | KeyUsage.cRLSign).purpose(Optional.empty());
  }

  Certificates address(String address) {
    names.add(new GeneralName(GeneralName.rfc822Name, address));
    return this;
  }

  Certificates subject(String name) {
    subject = new X500Name(name);
    return this;
  }

  Certificates key(SubjectPublicKeyInfo info) {
    key = info;
    return this;
  }

  Certificates key(byte[] info) {
    return key(SubjectPublicKeyInfo.getInstance(info));
  }

  /// RSAES-OAEP and nothing else.
  Certificates oaepKey(SubjectPublicKeyInfo info, OaepHash hash) throws IOException {
    return key(new SubjectPublicKeyInfo(OaepParameters.algorithm(hash), info.parsePublicKey()));
  }

  Certificates keyOf(AlgorithmIdentifier algorithm) throws IOException {
    return key(new SubjectPublicKeyInfo(algorithm, key.parsePublicKey()));
  }

  Certificates from(Instant instant) {
    from = instant;
    return this;
  }

  Certificates until(Instant instant) {
    until = instant;
    return this;
  }

  Certificates usage(int bits) {
    usage = Optional.of(bits);
    return this;
  }

  Certificates purpose(Optional<KeyPurposeId> id) {
    purpose = id;
    return this;
  }

  Certificates signedWith(String algorithm) {
    signature = algorithm;
    return this;
  }

  Certificates serial(long number) {
    serial = BigInteger.valueOf(number);
    return this;
  }

  Certificates selfSigned() {
    issuer = subject;
    issuerKey = key("person");
    return this;
  }

  Certificates issuedBy(String name, KeyPair pair) {
    issuer = new X500Name(name);
    issuerKey = pair;
    return this;
  }

  Certificates withStrangeExtension() {
    strangeExtension = true;
    return this;
  }

  Certificates asAuthority() {
    authority = true;
    return this;
  }

  byte[] der() {
    try {
      X509v3CertificateBuilder builder =
          new X509v3CertificateBuilder(
              issuer, serial, Date.from(from), Date.from(until), subject, key);
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
      if (usage.isPresent()) {
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage.get()));
      }
      if (purpose.isPresent()) {
        builder.addExtension(
            Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose.get()));
      }
      if (!names.isEmpty()) {
        builder.addExtension(
            Extension.subjectAlternativeName,
            false,
            new GeneralNames(names.toArray(GeneralName[]::new)));
      }
      if (strangeExtension) {
        builder.addExtension(
            new Extension(
                new org.bouncycastle.asn1.ASN1ObjectIdentifier("1.3.6.1.4.1.99999.1"),
                true,
                new byte[] {5, 0}));
      }
      return builder.build(signer(signature, issuerKey)).getEncoded();
    } catch (IOException | OperatorCreationException bug) {
      throw new IllegalStateException(bug);
    }
  }

  String pem() {
    return CertificateFile.pem("CERTIFICATE", der());
  }

  RecipientCertificate as(
      EmailAddress address, CertificateStanding standing, CertificateOrigin origin) {
    return new RecipientCertificate(
        address, Base64.getEncoder().encodeToString(der()), standing, origin, TestClock.START, "");
  }

  /// By the authority.
  static String revocationList(Instant from, Instant until, long... serials) {
    try {
      X509v2CRLBuilder builder = new X509v2CRLBuilder(new X500Name(AUTHORITY), Date.from(from));
      builder.setNextUpdate(Date.from(until));
      for (long serial : serials) {
        builder.addCRLEntry(BigInteger.valueOf(serial), Date.from(from), CRLReason.keyCompromise);
      }
      return CertificateFile.pem(
          "X509 CRL", builder.build(signer("SHA256withRSA", key("authority"))).getEncoded());
    } catch (IOException | OperatorCreationException bug) {
      throw new IllegalStateException(bug);
    }
  }

  private static ContentSigner signer(String algorithm, KeyPair pair)
      throws OperatorCreationException {
    return new JcaContentSignerBuilder(algorithm).build(pair.getPrivate());
  }

  /// The same for the same name; 2048 bits unless the name says other ones.
  static synchronized KeyPair key(String name) {
    return KEYS.computeIfAbsent(
        name,
        _ -> {
          try {
            KeyPairGenerator generator =
                KeyPairGenerator.getInstance(name.equals("curve") ? "EC" : "RSA");
            generator.initialize(name.equals("curve") ? 256 : name.equals("short") ? 1024 : 2048);
            return generator.generateKeyPair();
          } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
          }
        });
  }

  static SubjectPublicKeyInfo publicKey(KeyPair pair) {
    return SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded());
  }
}
