package org.sealpost.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.sealpost.accounts.Tokens.CLIENT;
import static org.sealpost.accounts.Tokens.EC;
import static org.sealpost.accounts.Tokens.FOREIGN;
import static org.sealpost.accounts.Tokens.ISSUER;
import static org.sealpost.accounts.Tokens.NONCE;
import static org.sealpost.accounts.Tokens.RSA;
import static org.sealpost.accounts.Tokens.claims;
import static org.sealpost.accounts.Tokens.keys;
import static org.sealpost.accounts.Tokens.signed;
import static org.sealpost.testing.TestClock.START;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.opening.account.AccountRefusedException;
import org.sealpost.testing.TestClock;

/// Threats 18 and 23: every rule of OpenID Connect Core 3.1.3.7, broken one by one.
class IdTokensTest {
  private static final String TENANT = "72f988bf-86f1-41af-91ab-2d7cd011db47";

  private final IdTokens tokens = new IdTokens(TrustedIssuer.of(ISSUER), CLIENT, new TestClock());
  private final IdTokens work =
      new IdTokens(
          new TrustedIssuer(
              "https://login.microsoftonline.com/{tenantid}/v2.0",
              URI.create("https://login.microsoftonline.com/organizations")),
          CLIENT,
          new TestClock());

  static Stream<Arguments> verifyShouldTake() {
    return Stream.of(
        arguments("as it is", edit(claims -> claims)),
        arguments(
            "expired within the skew",
            edit(c -> c.expirationTime(Date.from(START.minusSeconds(59))))),
        arguments(
            "issued within the skew", edit(c -> c.issueTime(Date.from(START.plusSeconds(60))))),
        arguments("azp is us", edit(c -> c.claim("azp", CLIENT))),
        arguments(
            "several audiences, and azp is us",
            edit(c -> c.audience(List.of("other", CLIENT)).claim("azp", CLIENT))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void verifyShouldTake(String what, UnaryOperator<JWTClaimsSet.Builder> change) {
    SignedJWT token = signed(change.apply(claims()).build());

    assertThatCode(() -> tokens.verify(token, keys(RSA), NONCE))
        .as(what)
        .doesNotThrowAnyException();
  }

  static Stream<Arguments> verifyShouldRefuse() {
    return Stream.of(
        arguments("no issuer", edit(c -> c.issuer(null))),
        arguments("other issuer", edit(c -> c.issuer("https://evil.example"))),
        arguments("issuer with a slash", edit(c -> c.issuer(ISSUER + "/"))),
        arguments("issuer in upper case", edit(c -> c.issuer("https://LOGIN.partner.example"))),
        arguments("no audience", edit(c -> c.audience((String) null))),
        arguments("other audience", edit(c -> c.audience("other"))),
        arguments("several audiences", edit(c -> c.audience(List.of(CLIENT, "other")))),
        arguments("azp is another", edit(c -> c.claim("azp", "other"))),
        arguments(
            "several audiences, and azp is another",
            edit(c -> c.audience(List.of(CLIENT, "other")).claim("azp", "other"))),
        arguments("azp is a list", edit(c -> c.claim("azp", List.of(CLIENT)))),
        arguments("no expiry", edit(c -> c.expirationTime(null))),
        arguments("expired", edit(c -> c.expirationTime(Date.from(START.minusSeconds(60))))),
        arguments("no issue time", edit(c -> c.issueTime(null))),
        arguments("of the future", edit(c -> c.issueTime(Date.from(START.plusSeconds(61))))),
        arguments("not yet good", edit(c -> c.notBeforeTime(Date.from(START.plusSeconds(61))))),
        arguments("no nonce", edit(c -> c.claim("nonce", null))),
        arguments("other nonce", edit(c -> c.claim("nonce", "nonce-2"))),
        arguments("nonce begins alike", edit(c -> c.claim("nonce", NONCE + "0"))),
        arguments("nonce is a list", edit(c -> c.claim("nonce", List.of(NONCE)))),
        arguments("no subject", edit(c -> c.subject(null))),
        arguments("blank subject", edit(c -> c.subject(" "))),
        arguments("long subject", edit(c -> c.subject("x".repeat(256)))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void verifyShouldRefuse(String what, UnaryOperator<JWTClaimsSet.Builder> change) {
    SignedJWT token = signed(change.apply(claims()).build());

    assertThatThrownBy(() -> tokens.verify(token, keys(RSA), NONCE))
        .as(what)
        .isInstanceOf(AccountRefusedException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"RS256", "RS384", "RS512", "PS256", "PS384", "PS512"})
  void verifyShouldTakeEverySignatureOfAnRsaKey(String algorithm) {
    SignedJWT token = signed(claims().build(), RSA, JWSAlgorithm.parse(algorithm));

    assertThatCode(() -> tokens.verify(token, keys(EC, RSA), NONCE)).doesNotThrowAnyException();
  }

  @Test
  void verifyShouldTakeSignaturesOfAnEllipticCurve() {
    SignedJWT token = signed(claims().build(), EC, JWSAlgorithm.ES256);

    assertThatCode(() -> tokens.verify(token, keys(RSA, EC), NONCE)).doesNotThrowAnyException();
  }

  @Test
  void verifyShouldRefuseAForeignKeyOfTheSameName() {
    SignedJWT token = signed(claims().build(), FOREIGN, JWSAlgorithm.RS256);

    assertRefused(tokens, token, keys(RSA));
    assertRefused(tokens, token, keys());
  }

  /// What the token says about where its key is, is nobody's word.
  @Test
  void verifyShouldRefuseTheKeyThatTheTokenBringsItself() {
    SignedJWT own =
        signed(
            claims().build(),
            FOREIGN,
            new JWSHeader.Builder(JWSAlgorithm.RS256).jwk(FOREIGN.toPublicJWK()).build());
    SignedJWT elsewhere =
        signed(
            claims().build(),
            FOREIGN,
            new JWSHeader.Builder(JWSAlgorithm.RS256)
                .jwkURL(URI.create("https://evil.example/keys"))
                .build());

    assertRefused(tokens, own, keys(RSA));
    assertRefused(tokens, elsewhere, keys(RSA));
  }

  @Test
  void verifyShouldRefuseUnknownCriticalHeaders() {
    SignedJWT token =
        signed(
            claims().build(),
            RSA,
            new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID("rsa-1")
                .criticalParams(Set.of("must"))
                .customParam("must", true)
                .build());

    assertRefused(tokens, token, keys(RSA));
  }

  /// The public key, which everybody has, taken for a shared secret.
  @Test
  void verifyShouldRefuseHmacWithThePublicKey() throws Exception {
    for (byte[] secret :
        List.of(
            RSA.toRSAPublicKey().getEncoded(), RSA.toPublicJWK().toJSONString().getBytes(UTF_8))) {
      SignedJWT token =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("rsa-1").build(), claims().build());
      sign(token, secret);

      assertRefused(tokens, SignedJWT.parse(token.serialize()), keys(RSA));
    }
  }

  @Test
  void parseShouldRefuseWhatIsNotSigned() {
    String none = new PlainJWT(claims().build()).serialize();
    String[] parts = signed(claims().build()).serialize().split("\\.", -1);
    String noneWithSignature = base64("{\"alg\":\"none\"}") + "." + parts[1] + "." + parts[2];

    for (String text :
        List.of(
            none,
            noneWithSignature,
            "",
            ".",
            "..",
            "a.b.c",
            "{}",
            parts[0] + "." + parts[1] + ".",
            "x".repeat(1_000_000))) {
      assertThatThrownBy(() -> tokens.verify(IdTokens.parse(text), keys(RSA), NONCE))
          .isInstanceOf(AccountRefusedException.class);
    }
  }

  @Test
  void verifyShouldRefuseWhicheverPartWasChanged() {
    String whole = signed(claims().build()).serialize();
    for (int at = 0; at < whole.length(); at += 7) {
      char other = whole.charAt(at) == 'A' ? 'B' : 'A';
      String changed = whole.substring(0, at) + other + whole.substring(at + 1);

      assertThatThrownBy(() -> tokens.verify(IdTokens.parse(changed), keys(RSA), NONCE))
          .as("character %d", at)
          .isInstanceOf(AccountRefusedException.class);
    }
  }

  /// Threat 18: each tenant speaks for itself only.
  @Test
  void verifyShouldTakeATenantsOwnIssuerOnly() throws Exception {
    JWTClaimsSet right =
        claims()
            .issuer("https://login.microsoftonline.com/" + TENANT + "/v2.0")
            .claim("tid", TENANT)
            .build();

    assertThat(work.verify(signed(right), keys(RSA), NONCE).getIssuer()).contains(TENANT);
    for (JWTClaimsSet.Builder wrong :
        List.of(
            builder(right).claim("tid", "72f988bf-86f1-41af-91ab-000000000000"),
            builder(right).claim("tid", null),
            builder(right).claim("tid", List.of(TENANT)),
            builder(right).issuer("https://login.microsoftonline.com/{tenantid}/v2.0"),
            builder(right)
                .issuer("https://login.microsoftonline.com/{tenantid}/v2.0")
                .claim("tid", "{tenantid}"),
            builder(right)
                .issuer("https://login.microsoftonline.com/../evil/v2.0")
                .claim("tid", "../evil"),
            builder(right)
                .issuer("https://login.microsoftonline.com/" + Preset.PERSONAL_TENANT + "/v2.0")
                .claim("tid", Preset.PERSONAL_TENANT))) {
      assertRefused(work, signed(wrong.build()), keys(RSA));
    }
  }

  /// Microsoft says of some keys for whom they sign.
  @Test
  void verifyShouldRefuseAKeyThatIsForAnotherIssuer() throws Exception {
    JWTClaimsSet claims =
        claims()
            .issuer("https://login.microsoftonline.com/" + TENANT + "/v2.0")
            .claim("tid", TENANT)
            .build();
    String document = Tokens.document(RSA);

    for (String own :
        List.of("https://login.microsoftonline.com/{tenantid}/v2.0", claims.getIssuer())) {
      assertThatCode(() -> work.verify(signed(claims), withIssuer(document, own), NONCE))
          .doesNotThrowAnyException();
    }
    assertRefused(
        work,
        signed(claims),
        withIssuer(document, "https://login.microsoftonline.com/another/v2.0"));
  }

  private static SigningKeys withIssuer(String document, String issuer) {
    return SigningKeys.read(document.replace("\"kty\":", "\"issuer\":\"" + issuer + "\",\"kty\":"));
  }

  private static JWTClaimsSet.Builder builder(JWTClaimsSet claims) {
    return new JWTClaimsSet.Builder(claims);
  }

  private static UnaryOperator<JWTClaimsSet.Builder> edit(
      UnaryOperator<JWTClaimsSet.Builder> change) {
    return change;
  }

  private static void assertRefused(IdTokens tokens, SignedJWT token, SigningKeys keys) {
    assertThatThrownBy(() -> tokens.verify(token, keys, NONCE))
        .isInstanceOf(AccountRefusedException.class)
        .hasMessageNotContainingAny("bob", "evil", "subject-1");
  }

  private static void sign(SignedJWT token, byte[] secret) throws JOSEException {
    token.sign(new MACSigner(secret));
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }
}
