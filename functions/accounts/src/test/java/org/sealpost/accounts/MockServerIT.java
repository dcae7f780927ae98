package org.sealpost.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sealpost.mail.Domain;
import org.sealpost.mail.EmailAddress;
import org.sealpost.opening.SecretToken;
import org.sealpost.opening.account.AccountProvider;
import org.sealpost.opening.account.AccountProvider.Kind;
import org.sealpost.opening.account.AccountRefusedException;
import org.sealpost.opening.account.AccountSignIn;
import org.sealpost.opening.account.AccountSignIn.Answered;
import org.sealpost.opening.account.AccountSignIn.Start;
import org.sealpost.opening.account.ProviderAnswer;
import org.sealpost.testing.Samples;

/// The whole way, with a provider that others have written: redirects, codes and keys as they are.
class MockServerIT {
  private static final MockOAuth2Server SERVER = new MockOAuth2Server();
  private static final EmailAddress BOB = EmailAddress.of("bob@partner.example");

  private final String link = Samples.link().toString();
  private final AccountSignIn signIn =
      new AccountSignIn(
          new OidcAccounts(
              MockServerIT::settings,
              URI.create("https://portal.contoso.example"),
              Duration.ofSeconds(30),
              Clock.systemUTC()),
          new SecureRandom(),
          Clock.systemUTC());

  @BeforeAll
  static void start() throws Exception {
    SERVER.start(InetAddress.getLoopbackAddress(), 0);
  }

  @AfterAll
  static void stop() {
    SERVER.shutdown();
  }

  @Test
  void somebodyShouldBeSignedInByTheirProvider() throws Exception {
    says("google", Map.of("email", "bob@partner.example", "email_verified", true));
    Start start = signIn.start(link, "google").orElseThrow();

    Answered answered = finish(start, goTo(start));

    assertThat(answered.provider().id()).isEqualTo("google");
    assertThat(answered.link()).hasToString("Optional[" + link + "]");
    assertThat(answered.account().owned()).contains(BOB);
    assertThat(answered.account().subject()).isEqualTo("subject-1");
    assertThat(answered.account().issuer()).isEqualTo(SERVER.issuerUrl("google").toString());
  }

  /// Threat 18.
  @Test
  void anAddressShouldNotCountUnlessItWasVerified() throws Exception {
    for (Map<String, Object> claims :
        List.<Map<String, Object>>of(
            Map.of("email", "bob@partner.example"),
            Map.of("email", "bob@partner.example", "email_verified", false),
            Map.of("email", "bob@partner.example", "email_verified", "true"),
            Map.of("email", "bob@evil.example", "email_verified", true))) {
      says("google", claims);
      Start start = signIn.start(link, "google").orElseThrow();

      assertThat(finish(start, goTo(start)).account().owned()).isEmpty();
    }
  }

  @Test
  void anAnswerShouldWorkOnce() throws Exception {
    Start start = signIn.start(link, "google").orElseThrow();
    ProviderAnswer answer = goTo(start);
    finish(start, answer);

    assertThatThrownBy(() -> finish(start, answer)).isInstanceOf(AccountRefusedException.class);
  }

  @Test
  void anAnswerShouldNotWorkInAnotherBrowserNorWithAnotherState() throws Exception {
    Start start = signIn.start(link, "google").orElseThrow();
    Start other = signIn.start(link, "google").orElseThrow();
    ProviderAnswer answer = goTo(start);
    ProviderAnswer foreign = goTo(other);

    assertThat(signIn.begun(other.browser(), answer)).isEmpty();
    assertThat(signIn.begun(SecretToken.random(new SecureRandom()), answer)).isEmpty();
    assertThatThrownBy(
            () ->
                finish(
                    start,
                    new ProviderAnswer(
                        answer.state(), foreign.code(), Optional.empty(), Optional.empty())))
        .isInstanceOf(AccountRefusedException.class);
  }

  /// Mix-up: the browser of one attempt brings what another provider, or another client, was given.
  @Test
  void aCodeOfAnotherProviderOrClientShouldSignNobodyIn() throws Exception {
    Start google = signIn.start(link, "google").orElseThrow();
    Start contoso = signIn.start(link, "contoso").orElseThrow();
    ProviderAnswer ofGoogle = goTo(google);
    ProviderAnswer ofContoso = goTo(contoso);

    assertThatThrownBy(
            () ->
                finish(
                    google,
                    new ProviderAnswer(
                        ofGoogle.state(), ofContoso.code(), Optional.empty(), Optional.empty())))
        .isInstanceOf(AccountRefusedException.class);
    assertThatThrownBy(
            () ->
                finish(
                    google,
                    new ProviderAnswer(
                        ofGoogle.state(),
                        ofGoogle.code(),
                        Optional.empty(),
                        Optional.of(SERVER.issuerUrl("contoso").toString()))))
        .isInstanceOf(AccountRefusedException.class);
  }

  @Test
  void anExpiredTokenShouldSignNobodyIn() throws Exception {
    SERVER.enqueueCallback(
        new DefaultOAuth2TokenCallback("google", "subject-1", "JWT", null, Map.of(), -120));
    Start start = signIn.start(link, "google").orElseThrow();
    ProviderAnswer answer = goTo(start);

    assertThatThrownBy(() -> finish(start, answer)).isInstanceOf(AccountRefusedException.class);
  }

  private Answered finish(Start start, ProviderAnswer answer) throws AccountRefusedException {
    return signIn.finish(signIn.begun(start.browser(), answer).orElseThrow(), answer);
  }

  /// What a browser does, and somebody who signs in on the page that it shows.
  private static ProviderAnswer goTo(Start start) throws Exception {
    try (HttpClient browser = HttpClient.newHttpClient()) {
      HttpResponse<Void> redirect =
          browser.send(
              HttpRequest.newBuilder(start.address())
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(BodyPublishers.ofString("username=subject-1"))
                  .build(),
              BodyHandlers.discarding());
      assertThat(redirect.statusCode()).isBetween(300, 399);
      URI back = URI.create(redirect.headers().firstValue("Location").orElseThrow());
      assertThat(back.toString()).startsWith("https://portal.contoso.example/sign-in/callback?");
      Map<String, String> query =
          Arrays.stream(back.getRawQuery().split("&"))
              .map(pair -> pair.split("=", 2))
              .collect(
                  Collectors.toMap(
                      pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
      return new ProviderAnswer(
          Optional.ofNullable(query.get("state")),
          Optional.ofNullable(query.get("code")),
          Optional.ofNullable(query.get("error")),
          Optional.ofNullable(query.get("iss")));
    }
  }

  private static void says(String issuer, Map<String, Object> claims) {
    SERVER.enqueueCallback(
        new DefaultOAuth2TokenCallback(issuer, "subject-1", "JWT", null, claims, 300));
  }

  private static AccountSettings settings() {
    return new AccountSettings(List.of(settings("google"), settings("contoso")));
  }

  private static ProviderSettings settings(String id) {
    return new ProviderSettings(
        new AccountProvider(id, "Provider " + id, Kind.SOCIAL),
        TrustedIssuer.of(SERVER.issuerUrl(id).toString()),
        "sealpost-" + id,
        Optional.of("secret"),
        new Proof.OfDomains(Set.of(new Domain("partner.example"))));
  }
}
