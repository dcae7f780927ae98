package org.sealpost.smime;

import java.util.Optional;
import java.util.Set;
import org.sealpost.smime.CmsSignature.Signed;

/// A MIME entity that is wholly signed: multipart/signed (RFC 8551 3.5.3) or SignedData (3.5.2).
final class SignedEntity {
  private static final Set<String> SIGNATURE =
      Set.of("application/pkcs7-signature", "application/x-pkcs7-signature");
  private static final Set<String> CMS =
      Set.of("application/pkcs7-mime", "application/x-pkcs7-mime");

  private SignedEntity() {}

  /// The signer, and the entity that they signed; empty when there is anything in it to read that
  /// no signature covers, or the signature does not verify. See [CmsSignature] for what that
  /// proves.
  static Optional<Signed> verified(MimeEntity entity) {
    if (CMS.contains(entity.mediaType())) {
      return entity.decoded().flatMap(CmsSignature::opaque);
    }
    if (!entity.mediaType().equals("multipart/signed")
        || entity.parameter("protocol").filter(SignedEntity::isSignature).isEmpty()) {
      return Optional.empty();
    }
    return entity
        .twoParts()
        .filter(parts -> isSignature(parts.second().mediaType()))
        .flatMap(
            parts ->
                parts
                    .second()
                    .decoded()
                    .flatMap(cms -> CmsSignature.signerOf(cms, parts.first()))
                    .map(signer -> new Signed(signer, parts.first())));
  }

  /// The octets of the entity that a reader sees, when a signature over all of them is right:
  /// without the line for old readers that many programs write before a multipart, which nobody
  /// signed (threat 2).
  static Optional<byte[]> covered(byte[] entity) {
    MimeEntity read = MimeEntity.of(entity);
    return verified(read)
        .map(_ -> read.twoParts().map(parts -> read.from(parts.from())).orElse(entity));
  }

  private static boolean isSignature(String mediaType) {
    return SIGNATURE.contains(mediaType.toLowerCase(java.util.Locale.ROOT));
  }
}
