package org.sealpost.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.security.MessageDigest;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sealpost.opening.account.AccountRefusedException;

/// Verifies the ID tokens of one provider (OpenID Connect Core 3.1.3.7): each of its rules, and no
/// signature but by a key of the provider's own.
final class IdTokens {
  /// How far the provider's clock may be from ours.
  static final Duration SKEW = Duration.ofSeconds(60);

  private static final int LONGEST = 64 * 1024;
  private static final int LONGEST_SUBJECT = 255;

  /// Never `none`, and never what a public key could sign as a shared secret.
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384,
          JWSAlgorithm.ES512);

  private final TrustedIssuer issuer;
  private final String clientId;
  private final Clock clock;

  IdTokens(TrustedIssuer issuer, String clientId, Clock clock) {
    this.issuer = issuer;
    this.clientId = clientId;
    this.clock = clock;
  }

  static SignedJWT parse(String token) throws AccountRefusedException {
    try {
      if (token.length() > LONGEST) {
        throw refused("an ID token too long");
      }
      return SignedJWT.parse(token);
    } catch (ParseException | IllegalArgumentException notSigned) {
      throw refused("an ID token that is not signed");
    }
  }

  /// The claims, when all of them are as they have to be.
  ///
  /// @param nonce of the attempt
  JWTClaimsSet verify(SignedJWT token, SigningKeys keys, String nonce)
      throws AccountRefusedException {
    try {
      JWTClaimsSet said = token.getJWTClaimsSet();
      String tenant = Proof.Claims.text(said, "tid").orElse("");
      check(
          said.getIssuer() != null && issuer.isCalled(said.getIssuer(), tenant),
          "another issuer's ID token");
      DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
      processor.setJWSKeySelector(
          new JWSVerificationKeySelector<>(
              ALGORITHMS, new ImmutableJWKSet<>(keys.of(said.getIssuer(), tenant))));
      processor.setJWTClaimsSetVerifier((claims, context) -> {});
      JWTClaimsSet claims = processor.process(token, null);
      checkClaims(claims, nonce);
      return claims;
    } catch (ParseException malformed) {
      throw refused("a malformed ID token");
    } catch (BadJOSEException | JOSEException forged) {
      throw refused("an ID token that is not signed by the provider");
    }
  }

  private void checkClaims(JWTClaimsSet claims, String nonce)
      throws AccountRefusedException, ParseException {
    List<String> audience = claims.getAudience();
    Object party = claims.getClaim("azp");
    check(audience.contains(clientId), "an ID token for somebody else");
    check(
        party == null ? audience.size() == 1 : clientId.equals(party),
        "an ID token that was asked for by somebody else");
    Instant now = clock.instant();
    Optional<Instant> end = instant(claims.getExpirationTime());
    Optional<Instant> issued = instant(claims.getIssueTime());
    check(end.isPresent() && now.isBefore(end.get().plus(SKEW)), "an ID token that has expired");
    check(
        issued.isPresent() && !issued.get().minus(SKEW).isAfter(now), "an ID token of the future");
    check(
        instant(claims.getNotBeforeTime())
            .map(begin -> !begin.minus(SKEW).isAfter(now))
            .orElse(true),
        "an ID token of the future");
    check(
        MessageDigest.isEqual(
            Proof.Claims.text(claims, "nonce").orElse("").getBytes(UTF_8), nonce.getBytes(UTF_8)),
        "an ID token of another attempt");
    String subject = Objects.requireNonNullElse(claims.getSubject(), "");
    check(!subject.isBlank() && subject.length() <= LONGEST_SUBJECT, "an ID token about nobody");
  }

  private static Optional<Instant> instant(@Nullable Date date) {
    return Optional.ofNullable(date).map(Date::toInstant);
  }

  private static void check(boolean condition, String otherwise) throws AccountRefusedException {
    if (!condition) {
      throw refused(otherwise);
    }
  }

  private static AccountRefusedException refused(String why) {
    return new AccountRefusedException(why);
  }
}
