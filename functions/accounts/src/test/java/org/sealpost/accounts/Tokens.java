package org.sealpost.accounts;

import static org.sealpost.testing.TestClock.START;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/// ID tokens of our own making, right and wrong.
final class Tokens {
  static final String ISSUER = "https://login.partner.example";
  static final String CLIENT = "sealpost-client";
  static final String NONCE = "nonce-1";
  static final RSAKey RSA = rsa("rsa-1");
  static final RSAKey FOREIGN = rsa("rsa-1");
  static final ECKey EC = ec("ec-1");

  private Tokens() {}

  /// As they ought to be.
  static JWTClaimsSet.Builder claims() {
    return claims(START);
  }

  static JWTClaimsSet.Builder claims(Instant now) {
    return new JWTClaimsSet.Builder()
        .issuer(ISSUER)
        .subject("subject-1")
        .audience(CLIENT)
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plusSeconds(300)))
        .claim("nonce", NONCE)
        .claim("email", "bob@partner.example")
        .claim("email_verified", true);
  }

  static SignedJWT signed(JWTClaimsSet claims) {
    return signed(claims, RSA, JWSAlgorithm.RS256);
  }

  static SignedJWT signed(JWTClaimsSet claims, JWK key, JWSAlgorithm algorithm) {
    return signed(claims, key, new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build());
  }

  static SignedJWT signed(JWTClaimsSet claims, JWK key, JWSHeader header) {
    SignedJWT token = new SignedJWT(header, claims);
    try {
      token.sign(key instanceof ECKey ec ? new ECDSASigner(ec) : new RSASSASigner(key.toRSAKey()));
      return SignedJWT.parse(token.serialize());
    } catch (JOSEException | ParseException bug) {
      throw new AssertionError(bug);
    }
  }

  static SigningKeys keys(JWK... keys) {
    return SigningKeys.read(document(keys));
  }

  /// As a provider shows them.
  static String document(JWK... keys) {
    return new JWKSet(List.of(keys)).toPublicJWKSet().toString();
  }

  static RSAKey rsa(String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).generate();
    } catch (JOSEException bug) {
      throw new AssertionError(bug);
    }
  }

  private static ECKey ec(String id) {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
    } catch (JOSEException bug) {
      throw new AssertionError(bug);
    }
  }
}
