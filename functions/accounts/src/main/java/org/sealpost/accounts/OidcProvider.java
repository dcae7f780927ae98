package org.sealpost.accounts;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.Prompt;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.sealpost.Unavailable;
import org.sealpost.accounts.ProviderHttp.Answer;
import org.sealpost.opening.account.Account;
import org.sealpost.opening.account.AccountAttempt;
import org.sealpost.opening.account.AccountRefusedException;

/// One provider. What it says of itself and its keys are kept for a while.
final class OidcProvider {
  private static final Duration KEPT = Duration.ofHours(1);

  /// A token by an unknown key is worth asking for new ones, but not each time.
  private static final Duration KEYS_AT_LEAST = Duration.ofMinutes(1);

  private static final Scope SCOPE = new Scope("openid", "email");

  /// RFC 6749 5.2: what may stand in our log. Anything else that providers say, may not.
  private static final Set<String> ERRORS =
      Set.of(
          "invalid_request",
          "invalid_client",
          "invalid_grant",
          "unauthorized_client",
          "unsupported_grant_type",
          "invalid_scope");

  private final ProviderSettings settings;
  private final URI redirect;
  private final ProviderHttp http;
  private final IdTokens tokens;
  private final Cached<ProviderMetadata> metadata;
  private final Cached<SigningKeys> keys;

  OidcProvider(ProviderSettings settings, URI redirect, ProviderHttp http, Clock clock) {
    this.settings = settings;
    this.redirect = redirect;
    this.http = http;
    this.tokens = new IdTokens(settings.issuer(), settings.clientId(), clock);
    this.metadata =
        new Cached<>(
            () ->
                ProviderMetadata.read(
                    http.get(settings.issuer().discovery()).ok(), settings.issuer()),
            clock);
    this.keys = new Cached<>(() -> SigningKeys.read(http.get(metadata().keys()).ok()), clock);
  }

  ProviderSettings settings() {
    return settings;
  }

  URI authorizationAddress(AccountAttempt attempt) {
    return new AuthenticationRequest.Builder(ResponseType.CODE, SCOPE, client(), redirect)
        .endpointURI(metadata().authorization())
        .state(new State(attempt.state()))
        .nonce(new Nonce(attempt.nonce()))
        .codeChallenge(new CodeVerifier(attempt.codeVerifier()), CodeChallengeMethod.S256)
        .prompt(new Prompt(prompt()))
        .build()
        .toURI();
  }

  /// Whoever came back with the wrong account could never take another, if the provider went on by
  /// the one that it knows. Keycloak does unless it is asked to sign people in anew.
  private Prompt.Type prompt() {
    return metadata().letsChoose() ? Prompt.Type.SELECT_ACCOUNT : Prompt.Type.LOGIN;
  }

  boolean mayAnswer(Optional<String> issuer) {
    return issuer.isEmpty() ? !metadata().namesItself() : settings.issuer().mayBe(issuer.get());
  }

  Account redeem(String code, AccountAttempt attempt) throws AccountRefusedException {
    SignedJWT token = IdTokens.parse(idToken(exchange(code, attempt)));
    JWTClaimsSet claims = tokens.verify(token, keysFor(token), attempt.nonce());
    return new Account(
        claims.getIssuer(),
        claims.getSubject(),
        settings.proof().owned(claims),
        Proof.Claims.claimedEmail(claims));
  }

  private Answer exchange(String code, AccountAttempt attempt) {
    AuthorizationCodeGrant grant =
        new AuthorizationCodeGrant(
            new AuthorizationCode(code), redirect, new CodeVerifier(attempt.codeVerifier()));
    URI endpoint = metadata().token();
    HTTPRequest request =
        authentication()
            .map(ours -> new TokenRequest.Builder(endpoint, ours, grant))
            .orElseGet(() -> new TokenRequest.Builder(endpoint, client(), grant))
            .build()
            .toHTTPRequest();
    Map<String, String> headers = new HashMap<>();
    Optional.ofNullable(request.getAuthorization())
        .ifPresent(ours -> headers.put("Authorization", ours));
    return http.post(endpoint, headers, Objects.requireNonNullElse(request.getBody(), ""));
  }

  private static String idToken(Answer answer) throws AccountRefusedException {
    if (answer.status() >= 500 || answer.status() == 429 || answer.status() == 408) {
      throw new Unavailable("sign-in provider", new IOException("status " + answer.status()));
    }
    try {
      Map<String, Object> said = ProviderJson.object(answer.body());
      if (answer.status() == 200 && said.get("id_token") instanceof String token) {
        return token;
      }
      String error =
          said.get("error") instanceof String text && ERRORS.contains(text) ? text : "no reason";
      throw new AccountRefusedException(
          "the token endpoint gave status " + answer.status() + " and " + error);
    } catch (ParseException malformed) {
      throw new AccountRefusedException(
          "the token endpoint gave status " + answer.status() + " and no JSON");
    }
  }

  private SigningKeys keysFor(SignedJWT token) {
    Optional<String> id = Optional.ofNullable(token.getHeader().getKeyID());
    SigningKeys known = keys.notOlderThan(KEPT);
    return known.has(id) ? known : keys.notOlderThan(KEYS_AT_LEAST);
  }

  private Optional<ClientAuthentication> authentication() {
    return settings
        .clientSecret()
        .map(Secret::new)
        .map(
            secret ->
                metadata().postsSecret()
                    ? new ClientSecretPost(client(), secret)
                    : new ClientSecretBasic(client(), secret));
  }

  private ClientID client() {
    return new ClientID(settings.clientId());
  }

  private ProviderMetadata metadata() {
    return metadata.notOlderThan(KEPT);
  }
}
