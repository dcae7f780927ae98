package org.sealpost.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpost.accounts.KeycloakVisitor.Seen;
import org.sealpost.mail.EmailAddress;
import org.sealpost.opening.account.Account;
import org.sealpost.opening.account.AccountAttempt;
import org.sealpost.opening.account.AccountRefusedException;
import org.sealpost.opening.account.AccountSignIn;
import org.sealpost.opening.account.AccountSignIn.Start;
import org.sealpost.opening.account.ProviderAnswer;
import org.sealpost.testing.Samples;

/// The whole way through a provider that people have in production, by its own pages; set up as
/// docs/accounts.md says.
class KeycloakIT {
  private static final URI PORTAL = URI.create("http://127.0.0.1:8080");
  private static final URI CALLBACK = PORTAL.resolve(OidcAccounts.CALLBACK);
  private static final AccountAttempt ATTEMPT =
      new AccountAttempt("state-1", "nonce-1", "verifier-0123456789-0123456789-0123456789-0123");

  @TempDir private static Path folder;
  private static Keycloak keycloak;

  private final String link = Samples.link().toString();
  private final OidcAccounts accounts = accounts(PORTAL, "client-secret-1");
  private final AccountSignIn signIn =
      new AccountSignIn(accounts, new SecureRandom(), Clock.systemUTC());

  @BeforeAll
  static void start() throws Exception {
    keycloak = Keycloak.start(Keycloak.distribution(), folder);
  }

  @AfterAll
  static void stop() {
    if (keycloak != null) {
      keycloak.close();
    }
  }

  @Test
  void somebodyShouldBeKnownByTheirVerifiedAddress() throws Exception {
    Account account = comesBack("bob");
    Account again = comesBack("bob");

    assertThat(account.owned()).contains(EmailAddress.of("bob@partner.example"));
    assertThat(account.issuer()).isEqualTo(keycloak.issuer());
    assertThat(account.subject()).isNotBlank().doesNotContain("bob");
    assertThat(again).isEqualTo(account);
  }

  /// Threat 18.
  @Test
  void anAddressThatWasNotVerifiedShouldNotBeOwned() throws Exception {
    Account account = comesBack("carol");

    assertThat(account.owned()).isEmpty();
    assertThat(account.claimed()).contains(EmailAddress.of("carol@partner.example"));
  }

  /// Threat 18.
  @Test
  void aVerifiedAddressOfADomainThatIsNotNamedShouldNotBeOwned() throws Exception {
    Account account = comesBack("dave");

    assertThat(account.owned()).isEmpty();
    assertThat(account.claimed()).contains(EmailAddress.of("dave@elsewhere.example"));
  }

  @Test
  void aWrongPasswordShouldSendNobodyBack() throws Exception {
    KeycloakVisitor visitor = keycloak.visitor();
    Seen login = visitor.open(begin("contoso").address());

    Seen after = visitor.submit(login, Map.of("username", "bob", "password", "guess"));

    assertThat(after.elsewhere()).isEmpty();
    assertThat(after.document().select("input[name=password]")).isNotEmpty();
  }

  @Test
  void whoCancelsShouldBeSentBackAndNotSignedIn() throws Exception {
    Start start = begin("asks");
    KeycloakVisitor visitor = keycloak.visitor();
    Seen consent = visitor.signIn(start.address(), "bob");

    ProviderAnswer answer = visitor.submit(consent, Map.of("cancel", "No")).answer(CALLBACK);

    assertThat(answer.error()).contains("access_denied");
    assertThatThrownBy(() -> finish(start, answer))
        .isInstanceOf(AccountRefusedException.class)
        .hasMessage("the provider signed nobody in");
  }

  @Test
  void whoConsentsShouldBeSignedIn() throws Exception {
    Start start = begin("asks");
    KeycloakVisitor visitor = keycloak.visitor();
    Seen consent = visitor.signIn(start.address(), "bob");

    ProviderAnswer answer = visitor.submit(consent, Map.of("accept", "Yes")).answer(CALLBACK);

    assertThat(finish(start, answer).owned()).contains(EmailAddress.of("bob@partner.example"));
  }

  @Test
  void anotherRedirectThanTheRegisteredOneShouldLeadNowhere() throws Exception {
    OidcAccounts elsewhere = accounts(URI.create("http://127.0.0.1:8081"), "client-secret-1");

    Seen seen = keycloak.visitor().open(elsewhere.authorizationAddress("contoso", ATTEMPT));

    assertThat(seen.status()).isEqualTo(400);
    assertThat(seen.elsewhere()).isEmpty();
  }

  @Test
  void aCodeShouldBeGoodForTheRedirectThatItCameBy() throws Exception {
    OidcAccounts elsewhere = accounts(URI.create("http://127.0.0.1:8081"), "client-secret-1");
    String code = codeOfBob();

    assertThatThrownBy(() -> elsewhere.redeem("contoso", code, ATTEMPT))
        .isInstanceOf(AccountRefusedException.class)
        .hasMessage("the token endpoint gave status 400 and invalid_grant");
  }

  @Test
  void aCodeShouldWorkOnce() throws Exception {
    Start start = begin("contoso");
    ProviderAnswer answer = keycloak.visitor().signIn(start.address(), "bob").answer(CALLBACK);
    finish(start, answer);

    assertThatThrownBy(() -> finish(start, answer))
        .isInstanceOf(AccountRefusedException.class)
        .hasMessage("the token endpoint gave status 400 and invalid_grant");
  }

  /// Threat 52: somebody has another's code put into an attempt of their own.
  @Test
  void aCodeOfAnotherAttemptShouldSignNobodyIn() throws Exception {
    Start bobs = begin("contoso");
    Start own = begin("contoso");
    ProviderAnswer stolen = keycloak.visitor().signIn(bobs.address(), "bob").answer(CALLBACK);
    ProviderAnswer answer = keycloak.visitor().signIn(own.address(), "dave").answer(CALLBACK);

    assertThat(signIn.begun(own.browser(), stolen)).isEmpty();
    assertThatThrownBy(
            () ->
                finish(
                    own,
                    new ProviderAnswer(
                        answer.state(), stolen.code(), answer.error(), answer.issuer())))
        .isInstanceOf(AccountRefusedException.class);
  }

  @Test
  void theVerifierOfAnotherAttemptShouldBeRefused() throws Exception {
    String code = codeOfBob();
    AccountAttempt other =
        new AccountAttempt(
            ATTEMPT.state(), ATTEMPT.nonce(), "another-0123456789-0123456789-0123456789-01234");

    assertThatThrownBy(() -> accounts.redeem("contoso", code, other))
        .isInstanceOf(AccountRefusedException.class)
        .hasMessage("the token endpoint gave status 400 and invalid_grant");
  }

  @Test
  void anIdTokenWithTheNonceOfAnotherAttemptShouldBeRefused() throws Exception {
    String code = codeOfBob();
    AccountAttempt other =
        new AccountAttempt(ATTEMPT.state(), "another-nonce", ATTEMPT.codeVerifier());

    assertThatThrownBy(() -> accounts.redeem("contoso", code, other))
        .isInstanceOf(AccountRefusedException.class)
        .hasMessageContaining("attempt");
  }

  /// The other tests' attempts do carry one, then.
  @Test
  void anAttemptWithoutAChallengeShouldBeSentBack() throws Exception {
    URI address = accounts.authorizationAddress("contoso", ATTEMPT);
    URI bare = URI.create(address.toString().replaceAll("&?code_challenge[a-z_]*=[^&]*", ""));

    ProviderAnswer answer = keycloak.visitor().open(bare).answer(CALLBACK);

    assertThat(answer.error()).contains("invalid_request");
    assertThat(answer.code()).isEmpty();
  }

  /// RFC 9207: Keycloak names itself, so an answer that does not is another's.
  @Test
  void anAnswerShouldHaveToNameItsIssuer() throws Exception {
    Start start = begin("contoso");
    ProviderAnswer answer = keycloak.visitor().signIn(start.address(), "bob").answer(CALLBACK);

    assertThat(answer.issuer()).contains(keycloak.issuer());
    for (Optional<String> issuer :
        Map.of("", Optional.<String>empty(), "master", Optional.of(otherRealm())).values()) {
      assertThatThrownBy(
              () ->
                  finish(
                      start,
                      new ProviderAnswer(answer.state(), answer.code(), answer.error(), issuer)))
          .isInstanceOf(AccountRefusedException.class)
          .hasMessage("another issuer's answer");
    }
  }

  @Test
  void anotherClientSecretShouldBeRefused() throws Exception {
    OidcAccounts wrong = accounts(PORTAL, "guess");
    String code = codeOfBob();

    assertThatThrownBy(() -> wrong.redeem("contoso", code, ATTEMPT))
        .isInstanceOf(AccountRefusedException.class)
        .hasMessageContaining("status 401");
  }

  private Account comesBack(String user) throws Exception {
    Start start = begin("contoso");
    return finish(start, keycloak.visitor().signIn(start.address(), user).answer(CALLBACK));
  }

  private Start begin(String provider) {
    return signIn.start(link, provider).orElseThrow();
  }

  private Account finish(Start start, ProviderAnswer answer) throws AccountRefusedException {
    return signIn.finish(signIn.begun(start.browser(), answer).orElseThrow(), answer).account();
  }

  /// Of [#ATTEMPT], not yet redeemed.
  private String codeOfBob() throws Exception {
    return keycloak
        .visitor()
        .signIn(accounts.authorizationAddress("contoso", ATTEMPT), "bob")
        .answer(CALLBACK)
        .code()
        .orElseThrow();
  }

  private static String otherRealm() {
    return keycloak.issuer().replace("/partner", "/master");
  }

  private static OidcAccounts accounts(URI portal, String secret) {
    return new OidcAccounts(
        () -> settings(secret), portal, Duration.ofSeconds(30), Clock.systemUTC());
  }

  private static AccountSettings settings(String secret) {
    try {
      return AccountSettingsReader.read(
          """
          {"providers": [
            {"id": "contoso", "name": "Contoso", "kind": "work", "issuer": "ISSUER",
             "clientId": "sealpost", "clientSecret": "SECRET", "domains": ["partner.example"]},
            {"id": "asks", "name": "Contoso, which asks", "kind": "work", "issuer": "ISSUER",
             "clientId": "sealpost-by-consent", "clientSecret": "client-secret-2",
             "domains": ["partner.example"]}
          ]}
          """
              .replace("ISSUER", keycloak.issuer())
              .replace("SECRET", secret));
    } catch (MalformedSettingsException bug) {
      throw new AssertionError(bug);
    }
  }
}
