package org.sealpost.smime;

import static org.bouncycastle.asn1.nist.NISTObjectIdentifiers.id_sha256;
import static org.bouncycastle.asn1.oiw.OIWObjectIdentifiers.idSHA1;
import static org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers.id_RSAES_OAEP;
import static org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers.id_mgf1;
import static org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers.id_pSpecified;

import java.security.spec.MGF1ParameterSpec;
import java.util.Optional;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.RSAESOAEPparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.sealpost.smime.OpeningKey.OaepHash;

/// Parameters of RSAES-OAEP (RFC 4055 4.1): one hash, for the mask too, and an empty label.
final class OaepParameters {
  private OaepParameters() {}

  /// Empty for any other combination: KMS knows none.
  static Optional<OaepHash> hash(AlgorithmIdentifier algorithm) {
    try {
      RSAESOAEPparams parameters =
          algorithm.getParameters() == null || DERNull.INSTANCE.equals(algorithm.getParameters())
              ? new RSAESOAEPparams()
              : RSAESOAEPparams.getInstance(algorithm.getParameters());
      ASN1ObjectIdentifier hash = parameters.getHashAlgorithm().getAlgorithm();
      AlgorithmIdentifier mask = parameters.getMaskGenAlgorithm();
      AlgorithmIdentifier label = parameters.getPSourceAlgorithm();
      if (!id_mgf1.equals(mask.getAlgorithm())
          || !hash.equals(AlgorithmIdentifier.getInstance(mask.getParameters()).getAlgorithm())
          || !id_pSpecified.equals(label.getAlgorithm())
          || ASN1OctetString.getInstance(label.getParameters()).getOctetsLength() != 0) {
        return Optional.empty();
      }
      return hash.equals(id_sha256)
          ? Optional.of(OaepHash.SHA_256)
          : Optional.of(OaepHash.SHA_1).filter(_ -> hash.equals(idSHA1));
    } catch (RuntimeException malformed) {
      return Optional.empty();
    }
  }

  static AlgorithmIdentifier algorithm(OaepHash hash) {
    AlgorithmIdentifier digest =
        new AlgorithmIdentifier(
            switch (hash) {
              case SHA_1 -> idSHA1;
              case SHA_256 -> id_sha256;
            },
            DERNull.INSTANCE);
    return new AlgorithmIdentifier(
        id_RSAES_OAEP,
        new RSAESOAEPparams(
            digest,
            new AlgorithmIdentifier(id_mgf1, digest),
            RSAESOAEPparams.DEFAULT_P_SOURCE_ALGORITHM));
  }

  static OAEPParameterSpec specification(OaepHash hash) {
    return switch (hash) {
      case SHA_1 ->
          new OAEPParameterSpec(
              "SHA-1", "MGF1", MGF1ParameterSpec.SHA1, PSource.PSpecified.DEFAULT);
      case SHA_256 ->
          new OAEPParameterSpec(
              "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);
    };
  }
}
