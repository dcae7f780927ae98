package org.sealpost.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sealpost.accounts.Tokens.CLIENT;
import static org.sealpost.accounts.Tokens.FOREIGN;
import static org.sealpost.accounts.Tokens.NONCE;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.Unavailable;
import org.sealpost.mail.Domain;
import org.sealpost.mail.EmailAddress;
import org.sealpost.opening.account.Account;
import org.sealpost.opening.account.AccountAttempt;
import org.sealpost.opening.account.AccountProvider;
import org.sealpost.opening.account.AccountProvider.Kind;
import org.sealpost.opening.account.AccountRefusedException;
import org.sealpost.testing.TestClock;

/// Threat 23: a provider that lies, floods, stalls, or is played by somebody else.
@Timeout(60)
class HostileProviderIT {
  private static final AccountAttempt ATTEMPT =
      new AccountAttempt("state-1", NONCE, "verifier-0123456789-0123456789-0123456789-0123");
  private static final Duration PATIENT = Duration.ofSeconds(20);
  private static final Duration IMPATIENT = Duration.ofMillis(300);

  private final TestClock clock = new TestClock();
  private final Provider provider = Provider.start();
  private final Provider other = Provider.start();
  private final OidcAccounts accounts = accounts(PATIENT, Optional.of("a secret/+:"));

  @AfterEach
  void stop() {
    provider.close();
    other.close();
  }

  @Test
  void redeemShouldTellWhoSignedIn() throws Exception {
    gives(claims().build());

    Account account = accounts.redeem("one", "code-1", ATTEMPT);

    assertThat(account)
        .isEqualTo(
            new Account(
                provider.issuer(),
                "subject-1",
                Optional.of(EmailAddress.of("bob@partner.example")),
                Optional.of(EmailAddress.of("bob@partner.example"))));
    assertThat(provider.asked(Provider.TOKEN))
        .singleElement()
        .satisfies(
            asked -> {
              assertThat(form(asked.form()))
                  .containsEntry("grant_type", "authorization_code")
                  .containsEntry("code", "code-1")
                  .containsEntry("code_verifier", ATTEMPT.codeVerifier())
                  .containsEntry("redirect_uri", "https://portal.contoso.example/sign-in/callback")
                  .doesNotContainKey("client_secret");
              assertThat(asked.authorization()).singleElement().asString().startsWith("Basic ");
            });
  }

  @Test
  void authorizationAddressShouldAskAsOAuthHasIt() {
    URI address = accounts.authorizationAddress("one", ATTEMPT);

    assertThat(address.toString()).startsWith(provider.issuer() + "/authorize?");
    assertThat(form(address.getRawQuery()))
        .containsEntry("response_type", "code")
        .containsEntry("client_id", CLIENT)
        .containsEntry("scope", "openid email")
        .containsEntry("state", "state-1")
        .containsEntry("nonce", NONCE)
        .containsEntry("code_challenge_method", "S256")
        .containsEntry("prompt", "select_account")
        .containsEntry("redirect_uri", "https://portal.contoso.example/sign-in/callback")
        .containsKey("code_challenge");
    assertThat(address.toString()).doesNotContain(ATTEMPT.codeVerifier(), "secret");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[\"none\", \"login\", \"consent\"] | login",
        "[\"login\", \"select_account\"] | select_account",
        "[\"none\"] | select_account",
        "[] | select_account",
        "\"login\" | select_account",
        "null | select_account"
      })
  void authorizationAddressShouldAskWhoSignsInAsTheProviderCan(String prompts, String prompt) {
    provider.answer(
        Provider.METADATA,
        200,
        provider.metadata().replaceFirst("\\{", "{\"prompt_values_supported\": " + prompts + ","));

    URI address = accounts.authorizationAddress("one", ATTEMPT);

    assertThat(form(address.getRawQuery())).containsEntry("prompt", prompt);
  }

  @Test
  void secretShouldGoInTheFormWhereTheProviderTakesItThereOnly() throws Exception {
    provider.answer(
        Provider.METADATA,
        200,
        provider
            .metadata()
            .replaceFirst(
                "\\{", "{\"token_endpoint_auth_methods_supported\": [\"client_secret_post\"],"));
    gives(claims().build());

    accounts.redeem("one", "code-1", ATTEMPT);

    Provider.Asked asked = provider.asked(Provider.TOKEN).getFirst();
    assertThat(form(asked.form())).containsEntry("client_secret", "a secret/+:");
    assertThat(asked.authorization()).isEmpty();
  }

  @Test
  void publicClientShouldSendNoSecret() throws Exception {
    gives(claims().build());

    accounts(PATIENT, Optional.empty()).redeem("one", "code-1", ATTEMPT);

    Provider.Asked asked = provider.asked(Provider.TOKEN).getFirst();
    assertThat(form(asked.form()))
        .containsEntry("client_id", CLIENT)
        .doesNotContainKey("client_secret");
    assertThat(asked.authorization()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "400 | {\"error\":\"invalid_grant\"} | invalid_grant",
        "401 | {\"error\":\"invalid_client\"} | invalid_client",
        "400 | {\"error\":\"canary\"} | no reason",
        "400 | {\"error\":[1]} | no reason",
        "403 | <html>canary</html> | no JSON",
        "302 | {\"id_token\":\"canary\"} | status 302",
        "200 | {} | status 200",
        "200 | {\"id_token\":7} | status 200",
        "200 | [] | status 200",
        "200 | null | no JSON",
        "200 | canary | no JSON",
        "200 | {\"id_token\":\"canary\"} | not signed"
      })
  void redeemShouldBeRefusedWithoutRepeatingTheProvider(int status, String body, String reason) {
    provider.answer(Provider.TOKEN, status, body);

    assertThatThrownBy(() -> accounts.redeem("one", "code-1", ATTEMPT))
        .isInstanceOf(AccountRefusedException.class)
        .hasMessageContaining(reason)
        .hasMessageNotContaining("canary");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":", "{\"id_token\":["})
  void redeemShouldBeRefusedHoweverDeepTheAnswerIs(String opening) {
    provider.answer(Provider.TOKEN, 200, "{\"a\":" + opening.repeat(20_000));

    assertRefused();
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 429, 408})
  void redeemShouldBeUnavailableWhenTheProviderIs(int status) {
    provider.answer(Provider.TOKEN, status, "{\"id_token\":\"x\"}");

    assertThatThrownBy(() -> accounts.redeem("one", "code-1", ATTEMPT))
        .isInstanceOf(Unavailable.class);
  }

  /// Answers in time, and to the last byte, or not at all.
  @ParameterizedTest
  @ValueSource(strings = {Provider.METADATA, Provider.TOKEN, Provider.KEYS})
  void redeemShouldNotWaitForEver(String path) {
    gives(claims().build());
    OidcAccounts impatient = accounts(IMPATIENT, Optional.empty());

    provider.fallSilent(path);
    assertThatThrownBy(() -> impatient.redeem("one", "code-1", ATTEMPT))
        .isInstanceOf(Unavailable.class);

    provider.fallSilentInTheMiddle(path);
    assertThatThrownBy(() -> impatient.redeem("one", "code-1", ATTEMPT))
        .isInstanceOf(Unavailable.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {Provider.METADATA, Provider.TOKEN, Provider.KEYS})
  void redeemShouldNotSwallowAFlood(String path) {
    gives(claims().build());
    provider.floods(path);

    assertThatThrownBy(() -> accounts.redeem("one", "code-1", ATTEMPT))
        .isInstanceOf(Unavailable.class);
  }

  /// Codes and secrets go where the metadata say, and nowhere else.
  @ParameterizedTest
  @ValueSource(strings = {Provider.METADATA, Provider.TOKEN, Provider.KEYS})
  void redirectsShouldNotBeFollowed(String path) {
    gives(claims().build());
    provider.redirect(path, other.issuer() + path);

    assertThatThrownBy(() -> accounts.redeem("one", "code-1", ATTEMPT))
        .isInstanceOfAny(Unavailable.class, AccountRefusedException.class);
    assertThat(other.asked(path)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "ISSUER/authorize | http://evil.example/authorize",
        "ISSUER/token | http://evil.example/token",
        "ISSUER/token | https://u:p@evil.example/token",
        "ISSUER/token | file:///etc/passwd",
        "ISSUER/token | /token",
        "ISSUER/token | ://",
        "ISSUER/keys | ftp://evil.example/keys",
        "ISSUER/authorize | javascript:alert(1)",
        "\"token_endpoint\" | \"x\"",
        "{ | null {",
        "\"issuer\": \"ISSUER\" | \"issuer\": \"https://evil.example\"",
        "\"issuer\": \"ISSUER\" | \"issuer\": \"ISSUER/\"",
        "\"issuer\": \"ISSUER\" | \"issuer\": 7",
        "\"issuer\": \"ISSUER\", | ``"
      })
  void hostileMetadataShouldNotBeUsed(String old, String changed) {
    provider.answer(
        Provider.METADATA,
        200,
        provider
            .metadata()
            .replace(
                old.replace("ISSUER", provider.issuer()),
                changed.replace("ISSUER", provider.issuer())));
    gives(claims().build());

    assertThatThrownBy(() -> accounts.authorizationAddress("one", ATTEMPT))
        .isInstanceOf(Unavailable.class);
    assertThatThrownBy(() -> accounts.redeem("one", "code-1", ATTEMPT))
        .isInstanceOf(Unavailable.class);
  }

  /// Mix-up (RFC 9207): no answer that names another issuer, and none that names none where the
  /// provider always does.
  @Test
  void mayAnswerShouldHoldForTheProvidersOwnIssuer() {
    assertThat(accounts.mayAnswer("one", Optional.of(provider.issuer()))).isTrue();
    assertThat(accounts.mayAnswer("one", Optional.empty())).isTrue();
    assertThat(accounts.mayAnswer("one", Optional.of(other.issuer()))).isFalse();
    assertThat(accounts.mayAnswer("one", Optional.of(""))).isFalse();
    assertThat(accounts.mayAnswer("nobody", Optional.empty())).isFalse();

    other.answer(
        Provider.METADATA,
        200,
        other
            .metadata()
            .replaceFirst("\\{", "{\"authorization_response_iss_parameter_supported\": true,"));
    assertThat(accounts.mayAnswer("two", Optional.empty())).isFalse();
    assertThat(accounts.mayAnswer("two", Optional.of(other.issuer()))).isTrue();
  }

  /// Mix-up: a token of one provider says nothing at another, even with the same keys.
  @Test
  void redeemShouldRefuseATokenOfAnotherProvider() {
    gives(claims().issuer(other.issuer()).build());

    assertRefused();
  }

  @Test
  void redeemShouldRefuseForeignSignaturesAndNonces() {
    provider.answer(Provider.TOKEN, 200, answer(claims().build(), FOREIGN));
    assertRefused();

    gives(claims().claim("nonce", "another").build());
    assertRefused();
  }

  @Test
  void redeemShouldTakeNewKeysAndAskForThemOnceAMinuteAtMost() throws Exception {
    RSAKey next = Tokens.rsa("rsa-2");
    gives(claims().build());
    accounts.redeem("one", "code-1", ATTEMPT);
    provider.answer(Provider.TOKEN, 200, answer(claims().build(), next));
    provider.answer(Provider.KEYS, 200, Tokens.document(next));

    assertRefused();
    assertRefused();
    assertThat(provider.asked(Provider.KEYS)).hasSize(1);

    clock.advance(Duration.ofSeconds(61));
    provider.answer(Provider.TOKEN, 200, answer(claims().build(), next));
    assertThat(accounts.redeem("one", "code-1", ATTEMPT).subject()).isEqualTo("subject-1");
    assertThat(provider.asked(Provider.KEYS)).hasSize(2);
    assertThat(provider.asked(Provider.METADATA)).hasSize(1);
  }

  @Test
  void metadataShouldBeAskedForAgainAfterAnHour() {
    accounts.authorizationAddress("one", ATTEMPT);
    accounts.authorizationAddress("one", ATTEMPT);
    assertThat(provider.asked(Provider.METADATA)).hasSize(1);

    clock.advance(Duration.ofMinutes(61));
    accounts.authorizationAddress("one", ATTEMPT);

    assertThat(provider.asked(Provider.METADATA)).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "null",
        "canary",
        "{\"keys\": 7}",
        "{\"keys\": [7, null, {}, {\"kty\": \"oct\", \"k\": \"AAAA\", \"kid\": \"rsa-1\"}]}",
        "{\"keys\": [{\"kty\": \"RSA\", \"n\": \"AQAB\", \"e\": \"AQAB\", \"kid\": \"rsa-1\"}]}"
      })
  void hostileKeysShouldVerifyNothing(String keys) {
    gives(claims().build());
    provider.answer(Provider.KEYS, 200, keys);

    assertThatThrownBy(() -> accounts.redeem("one", "code-1", ATTEMPT))
        .isInstanceOfAny(Unavailable.class, AccountRefusedException.class);
  }

  @Test
  void providersShouldBeAskedNothingBeforeSomebodyWantsToSignIn() {
    assertThat(accounts.providers()).extracting(AccountProvider::id).containsExactly("one", "two");
    assertThat(provider.asked(Provider.METADATA)).isEmpty();
  }

  @Test
  void nobodyShouldBeAskedForAProviderThatIsNotSetUp() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> accounts.authorizationAddress("three", ATTEMPT));
    assertThatThrownBy(() -> accounts.redeem("three", "code-1", ATTEMPT))
        .isInstanceOf(AccountRefusedException.class);
  }

  @Test
  void settingsThatCannotBeReadShouldHideTheProvidersOnly() {
    OidcAccounts broken =
        new OidcAccounts(
            () -> {
              throw new Unavailable("secret", new IOException("down"));
            },
            URI.create("https://portal.contoso.example"),
            clock);

    assertThat(broken.providers()).isEmpty();
    assertThatThrownBy(() -> broken.authorizationAddress("one", ATTEMPT))
        .isInstanceOf(Unavailable.class);
  }

  private void assertRefused() {
    assertThatThrownBy(() -> accounts.redeem("one", "code-1", ATTEMPT))
        .isInstanceOf(AccountRefusedException.class);
  }

  private JWTClaimsSet.Builder claims() {
    return Tokens.claims(clock.instant()).issuer(provider.issuer());
  }

  private void gives(JWTClaimsSet claims) {
    provider.answer(Provider.TOKEN, 200, answer(claims, Tokens.RSA));
  }

  private static String answer(JWTClaimsSet claims, RSAKey key) {
    return "{\"access_token\": \"a\", \"token_type\": \"Bearer\", \"id_token\": \""
        + Tokens.signed(claims, key, JWSAlgorithm.RS256).serialize()
        + "\"}";
  }

  private OidcAccounts accounts(Duration timeout, Optional<String> secret) {
    AccountSettings settings =
        new AccountSettings(
            List.of(settings("one", provider, secret), settings("two", other, secret)));
    return new OidcAccounts(
        () -> settings, URI.create("https://portal.contoso.example"), timeout, clock);
  }

  private static ProviderSettings settings(String id, Provider provider, Optional<String> secret) {
    return new ProviderSettings(
        new AccountProvider(id, "Provider " + id, Kind.WORK),
        TrustedIssuer.of(provider.issuer()),
        CLIENT,
        secret,
        new Proof.OfDomains(Set.of(new Domain("partner.example"))));
  }

  private static Map<String, String> form(String text) {
    return Arrays.stream(text.split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
  }
}
