package org.sealpost.local.keys;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import org.sealpost.Unavailable;

/// A key pair whose private half is a file.
record RsaKey(KeyFile file) {
  PrivateKey privateKey() {
    return crtKey();
  }

  /// SubjectPublicKeyInfo, DER.
  byte[] publicKey() {
    RSAPrivateCrtKey key = crtKey();
    try {
      return KeyFactory.getInstance("RSA")
          .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()))
          .getEncoded();
    } catch (GeneralSecurityException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  private RSAPrivateCrtKey crtKey() {
    try {
      return (RSAPrivateCrtKey)
          KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(file.secret()));
    } catch (GeneralSecurityException noKey) {
      throw new Unavailable("key file", noKey);
    }
  }
}
