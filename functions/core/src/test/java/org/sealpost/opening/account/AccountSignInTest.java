package org.sealpost.opening.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.opening.SecretToken;
import org.sealpost.opening.account.AccountSignIn.Begun;
import org.sealpost.opening.account.AccountSignIn.Start;
import org.sealpost.protection.PortalLink;
import org.sealpost.testing.Samples;
import org.sealpost.testing.SeededRandom;
import org.sealpost.testing.TestClock;

/// Threat 23: what comes back through the browser counts only when this browser began it.
class AccountSignInTest {
  private static final Account CAROL =
      new Account(
          "https://google.example", "subject-1", Optional.of(Samples.BOB), Optional.empty());

  private final TestClock clock = new TestClock();
  private final SeededRandom random = new SeededRandom(23);
  private final AccountProvider google = InMemoryAccounts.social("google");
  private final AccountProvider contoso = InMemoryAccounts.work("contoso");
  private final InMemoryAccounts accounts = new InMemoryAccounts(google, contoso);
  private final AccountSignIn signIn = new AccountSignIn(accounts, random, clock);
  private final PortalLink link = Samples.link();
  private final Start start = signIn.start(link.toString(), "google").orElseThrow();

  @Test
  void finishShouldTellWhoSignedInAndWhereItBegan() throws Exception {
    ProviderAnswer answer = accounts.signIn(start.address(), CAROL);

    AccountSignIn.Answered answered = signIn.finish(begun(answer), answer);

    assertThat(answered).isEqualTo(new AccountSignIn.Answered(Optional.of(link), google, CAROL));
  }

  @Test
  void startShouldBeEmptyForAProviderThatIsNotSetUp() {
    assertThat(signIn.start(link.toString(), "yahoo")).isEmpty();
    assertThat(signIn.start(link.toString(), "")).isEmpty();
    assertThat(signIn.start(link.toString(), "GOOGLE")).isEmpty();
    assertThat(signIn.start("x".repeat(201), "google")).isEmpty();
  }

  @Test
  void startShouldMakeSecretsThatNeverRepeatAndAreLongEnough() {
    Set<String> seen = new HashSet<>();
    for (int time = 0; time < 50; time++) {
      Start one = signIn.start(link.toString(), "google").orElseThrow();
      seen.add(one.browser().value());
      seen.add(one.address().toString());
    }

    assertThat(seen).hasSize(100);
    assertThat(start.toString()).doesNotContain(start.browser().value(), "state");
  }

  @Test
  void attemptShouldHaveAVerifierAsPkceWantsIt() {
    ProviderAnswer answer = accounts.signIn(start.address(), CAROL);
    String state = answer.state().orElseThrow();

    assertThat(start.browser().derived("account verifier " + state))
        .matches("[A-Za-z0-9._~-]{43,128}")
        .isNotEqualTo(start.browser().derived("account nonce " + state));
    assertThat(state).hasSizeLessThan(512).matches("[A-Za-z0-9_-]+");
  }

  @Test
  void begunShouldBeEmptyInAnotherBrowser() {
    ProviderAnswer answer = accounts.signIn(start.address(), CAROL);
    SecretToken other = signIn.start(link.toString(), "google").orElseThrow().browser();

    assertThat(signIn.begun(other, answer)).isEmpty();
    assertThat(signIn.begun(SecretToken.random(random), answer)).isEmpty();
  }

  @Test
  void begunShouldBeEmptyWithoutTheRightState() {
    ProviderAnswer answer = accounts.signIn(start.address(), CAROL);

    assertThat(signIn.begun(start.browser(), with(answer, Optional.empty()))).isEmpty();
    assertThat(signIn.begun(start.browser(), with(answer, Optional.of("")))).isEmpty();
    assertThat(signIn.begun(start.browser(), with(answer, answer.state().map(s -> s + "AAAA"))))
        .isEmpty();
  }

  @Test
  void finishShouldRefuseFromTheInstantOfExpiryOnAndStillKnowTheLink() throws Exception {
    ProviderAnswer inTime = accounts.signIn(start.address(), CAROL);
    ProviderAnswer late = accounts.signIn(start.address(), CAROL);
    clock.advance(AccountSignIn.LIFETIME.minusSeconds(1));
    signIn.finish(begun(inTime), inTime);

    clock.advance(Duration.ofSeconds(1));

    assertThat(begun(late).link()).contains(link);
    assertRefused(late);
  }

  @Test
  void finishShouldRefuseAProvidersErrorWhateverElseItSays() {
    ProviderAnswer answer = accounts.signIn(start.address(), CAROL);

    assertRefused(
        new ProviderAnswer(
            answer.state(), answer.code(), Optional.of("access_denied"), Optional.empty()));
  }

  /// Nothing that strangers write gets into the log by way of an exception.
  @Test
  void finishShouldNotRepeatWhatTheProviderSays() {
    ProviderAnswer answer =
        new ProviderAnswer(
            accounts.signIn(start.address(), CAROL).state(),
            Optional.empty(),
            Optional.of("<script>canary"),
            Optional.empty());

    assertThatThrownBy(() -> signIn.finish(begun(answer), answer))
        .isInstanceOf(AccountRefusedException.class)
        .hasMessageNotContaining("canary");
    assertThat(answer.toString()).doesNotContain("canary");
  }

  @Test
  void finishShouldRefuseAnAnswerWithoutAUsableCode() {
    Optional<String> state = accounts.signIn(start.address(), CAROL).state();

    for (Optional<String> code :
        List.of(Optional.<String>empty(), Optional.of(" "), Optional.of("x".repeat(4097)))) {
      assertRefused(new ProviderAnswer(state, code, Optional.empty(), Optional.empty()));
    }
  }

  @Test
  void finishShouldRefuseACodeASecondTime() throws Exception {
    ProviderAnswer answer = accounts.signIn(start.address(), CAROL);
    signIn.finish(begun(answer), answer);

    assertRefused(answer);
  }

  @Test
  void finishShouldRefuseACodeOfAnotherAttempt() {
    Start other = signIn.start(link.toString(), "google").orElseThrow();
    ProviderAnswer stolen = accounts.signIn(other.address(), CAROL);
    ProviderAnswer own = accounts.signIn(start.address(), CAROL);

    assertRefused(
        new ProviderAnswer(own.state(), stolen.code(), Optional.empty(), Optional.empty()));
  }

  /// Mix-up: a code of one provider does not go to another.
  @Test
  void finishShouldRefuseAnAnswerOfAnotherProvider() {
    Start other = signIn.start(link.toString(), "contoso").orElseThrow();
    ProviderAnswer foreign = accounts.signIn(other.address(), CAROL);
    ProviderAnswer own = accounts.signIn(start.address(), CAROL);

    assertRefused(
        new ProviderAnswer(own.state(), foreign.code(), Optional.empty(), Optional.empty()));
    assertRefused(
        new ProviderAnswer(
            own.state(),
            own.code(),
            Optional.empty(),
            Optional.of(InMemoryAccounts.issuer("contoso"))));
  }

  @Test
  void finishShouldTakeTheProvidersOwnIssuer() throws Exception {
    ProviderAnswer own = accounts.signIn(start.address(), CAROL);

    assertThat(
            signIn.finish(
                begun(own),
                new ProviderAnswer(
                    own.state(),
                    own.code(),
                    Optional.empty(),
                    Optional.of(InMemoryAccounts.issuer("google")))))
        .isNotNull();
  }

  @Test
  void finishShouldRefuseAProviderThatWasTakenAwayMeanwhile() {
    ProviderAnswer answer = accounts.signIn(start.address(), CAROL);
    accounts.remove(google);

    assertRefused(answer);
  }

  /// Threat 23, open redirects: whatever stood in the address, only links of ours come back.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/\\evil.example",
        "//evil.example",
        "\\\\evil.example",
        "%2f%2fevil.example",
        "https://evil.example",
        "..",
        "../../admin",
        "x\r\nLocation: https://evil.example",
        "javascript:alert(1)",
        "@evil.example",
        ".evil.example",
        "\u0000",
        " ",
        ""
      })
  void linkShouldBeEmptyForWhateverIsNoneOfOurs(String hostile) throws Exception {
    Start any = signIn.start(hostile, "google").orElseThrow();
    ProviderAnswer answer = accounts.signIn(any.address(), CAROL);

    Begun begun = signIn.begun(any.browser(), answer).orElseThrow();

    assertThat(begun.link()).isEmpty();
    assertThat(signIn.finish(begun, answer).link()).isEmpty();
  }

  private void assertRefused(ProviderAnswer answer) {
    assertThatThrownBy(() -> signIn.finish(begun(answer), answer))
        .isInstanceOf(AccountRefusedException.class);
  }

  private Begun begun(ProviderAnswer answer) {
    return signIn.begun(start.browser(), answer).orElseThrow();
  }

  private static ProviderAnswer with(ProviderAnswer answer, Optional<String> state) {
    return new ProviderAnswer(state, answer.code(), answer.error(), answer.issuer());
  }
}
