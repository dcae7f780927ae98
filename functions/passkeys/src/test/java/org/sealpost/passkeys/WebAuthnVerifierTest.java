package org.sealpost.passkeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.opening.SignInMethod;
import org.sealpost.opening.passkey.Passkey;
import org.sealpost.opening.passkey.PasskeyId;
import org.sealpost.opening.passkey.PasskeyRefusedException;
import org.sealpost.opening.passkey.PasskeyVerifier.NewPasskey;
import org.sealpost.opening.passkey.PasskeyVerifier.Proof;

/// Threat 25, with an authenticator that does whatever it is told.
class WebAuthnVerifierTest {
  private static final String CHALLENGE = challenge(1);
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Authenticator device = new Authenticator();
  private final WebAuthnVerifier verifier = at("https://mail.contoso.example");

  @Test
  void madeShouldTellWhatWasMade() throws Exception {
    device.signCount = 7;
    device.flags |= Authenticator.BACKUP_ELIGIBLE | Authenticator.BACKED_UP;

    NewPasskey made = verifier.made(CHALLENGE, device.make(CHALLENGE));

    assertThat(made.id().value()).isEqualTo(device.id());
    assertThat(made.signCount()).isEqualTo(7);
    assertThat(made.backedUp()).isTrue();
  }

  @Test
  void provedShouldTakeWhatTheSameDeviceSigns() throws Exception {
    Passkey passkey = made();
    device.signCount = 9;
    device.handle = challenge(5);

    Proof proof = verifier.proved(CHALLENGE, passkey, device.use(CHALLENGE));

    assertThat(proof).isEqualTo(new Proof(9, false, Optional.of(challenge(5))));
  }

  /// Synced passkeys count nothing, and a wrong count is for the caller to judge.
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 8, Integer.MAX_VALUE})
  void provedShouldTellTheCount(int count) throws Exception {
    device.signCount = 8;
    Passkey passkey = made();
    device.signCount = count;

    assertThat(verifier.proved(CHALLENGE, passkey, device.use(CHALLENGE)).signCount())
        .isEqualTo(count);
  }

  static Stream<Consumer<Authenticator>> neitherShouldBeTakenFromSuchADevice() {
    return Stream.of(
        device -> device.origin = "https://evil.example",
        device -> device.origin = "http://mail.contoso.example",
        device -> device.origin = "https://mail.contoso.example:8443",
        device -> device.origin = "https://contoso.example",
        device -> device.origin = "https://sub.mail.contoso.example",
        device -> device.origin = "https://mail.contoso.example.evil.example",
        device -> device.origin = "android:apk-key-hash:AAAA",
        device -> device.origin = "null",
        device -> device.host = "contoso.example",
        device -> device.host = "evil.example",
        device -> device.host = "https://mail.contoso.example",
        device -> device.host = "MAIL.contoso.example",
        // Nobody has touched it, or it does not know who has.
        device -> device.flags = Authenticator.USER_PRESENT,
        device -> device.flags = Authenticator.USER_VERIFIED,
        device -> device.flags = 0);
  }

  @ParameterizedTest
  @MethodSource
  void neitherShouldBeTakenFromSuchADevice(Consumer<Authenticator> change) throws Exception {
    Passkey passkey = made();
    change.accept(device);

    assertRefusedToMake(device.make(CHALLENGE));
    assertRefused(passkey, device.use(CHALLENGE));
  }

  @Test
  void answersToOtherChallengesShouldBeRefused() throws Exception {
    Passkey passkey = made();

    for (String other : List.of(challenge(2), "", "AA", CHALLENGE + "A", "!")) {
      assertRefusedToMake(device.make(other));
      assertRefused(passkey, device.use(other));
    }
  }

  /// What was signed for one thing is not taken for another.
  @Test
  void answersOfTheOtherKindShouldBeRefused() throws Exception {
    Passkey passkey = made();

    assertRefusedToMake(device.make("webauthn.get", CHALLENGE));
    assertRefused(passkey, device.use("webauthn.create", CHALLENGE));
    assertRefused(passkey, device.use("payment.get", CHALLENGE));
    assertRefusedToMake(device.use(CHALLENGE));
    assertRefused(passkey, device.make(CHALLENGE));
  }

  @Test
  void anotherDeviceShouldBeRefused() throws Exception {
    Passkey passkey = made();
    Authenticator other = new Authenticator();

    assertRefused(passkey, other.use(CHALLENGE));
    // It says that it is the first one.
    ObjectNode answer = (ObjectNode) JSON.readTree(other.use(CHALLENGE));
    answer.put("id", device.id()).put("rawId", device.id());
    assertRefused(passkey, answer.toString());
  }

  /// The key is ours, whatever the answer brings.
  @Test
  void answerShouldNotBringItsOwnKey() throws Exception {
    Passkey passkey = made();
    Authenticator other = new Authenticator();
    ObjectNode answer = (ObjectNode) JSON.readTree(other.use(CHALLENGE));
    answer.put("id", device.id()).put("rawId", device.id());
    ((ObjectNode) answer.get("response"))
        .set(
            "attestationObject",
            JSON.readTree(other.make(CHALLENGE)).at("/response/attestationObject"));

    assertRefused(passkey, answer.toString());
  }

  @Test
  void everyBitOfWhatWasSignedShouldCount() throws Exception {
    Passkey passkey = made();
    device.signCount = 3;
    JsonNode answer = JSON.readTree(device.use(CHALLENGE));

    for (String field : List.of("authenticatorData", "clientDataJSON", "signature")) {
      byte[] bytes = Base64.getUrlDecoder().decode(answer.at("/response/" + field).textValue());
      for (int at = 0; at < bytes.length; at++) {
        byte[] changed = bytes.clone();
        changed[at] = (byte) (changed[at] ^ (1 << (at % 8)));
        ObjectNode forged = answer.deepCopy();
        ((ObjectNode) forged.get("response")).put(field, Authenticator.text(changed));
        assertRefused(passkey, forged.toString());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"0", "-8", "-257", "-35", "-65535"})
  void algorithmsThatTheKeyIsNotOfShouldBeRefused(int algorithm) {
    device.algorithm = algorithm;

    assertRefusedToMake(device.make(CHALLENGE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"packed", "fido-u2f", "tpm", "none2", ""})
  void attestationsThatWereNotAskedForShouldBeRefused(String format) {
    device.format = format;

    assertRefusedToMake(device.make(CHALLENGE));
  }

  @Test
  void answerAboutTwoPasskeysShouldBeRefused() throws Exception {
    ObjectNode answer = (ObjectNode) JSON.readTree(device.make(CHALLENGE));
    answer.put("rawId", new Authenticator().id());

    assertRefusedToMake(answer.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "\"x\"",
        "1e999",
        "{\"rawId\":5}",
        "{\"rawId\":null}",
        "{\"rawId\":\"\"}",
        "{\"rawId\":\"a b\"}",
        "{\"rawId\":\"AA\",\"response\":null}",
        "{\"rawId\":\"AA\",\"response\":{}}",
        "{\"rawId\":\"AA\",\"response\":[1]}",
        "{\"id\":\"AA\",\"rawId\":\"AA\",\"type\":\"public-key\",\"response\":{\"clientDataJSON\":\"AA\",\"authenticatorData\":\"AA\",\"signature\":\"AA\",\"attestationObject\":\"AA\"}}"
      })
  void nonsenseShouldBeRefused(String answer) throws Exception {
    assertRefusedToMake(answer);
    assertRefused(made(), answer);
  }

  @Test
  void endlessAnswersShouldBeRefused() throws Exception {
    String endless = "[".repeat(2_000_000);

    assertThat(verifier.claimed(endless)).isEmpty();
    assertThat(verifier.claimed("{\"rawId\":\"" + "A".repeat(5_000) + "\"}")).isEmpty();
    assertRefusedToMake(endless);
    assertRefused(made(), endless);
    assertRefused(made(), "[".repeat(16_000));
    assertRefusedToMake("[".repeat(16_000));
  }

  /// Nothing that is made of an answer by chance throws anything else.
  @Test
  void brokenAnswersShouldBeRefusedOnly() throws Exception {
    Passkey passkey = made();
    Random random = new Random(25);
    String good = device.use(CHALLENGE);
    String making = device.make(CHALLENGE);

    for (int round = 0; round < 400; round++) {
      String broken = broken(good, random);
      String brokenMaking = broken(making, random);
      refusedOrTaken(() -> verifier.proved(CHALLENGE, passkey, broken));
      refusedOrTaken(() -> verifier.made(CHALLENGE, brokenMaking));
    }
  }

  @Test
  void claimedShouldReadTheIdAndNothingElse() {
    assertThat(verifier.claimed(device.use(CHALLENGE))).contains(new PasskeyId(device.id()));
    assertThat(verifier.claimed("{\"rawId\":\"abc\"}")).contains(new PasskeyId("abc"));
  }

  @Test
  void toMakeShouldAskForAPasskeyOfThisHostWithUserVerification() throws Exception {
    JsonNode options =
        JSON.readTree(
            verifier.toMake(
                CHALLENGE, challenge(4), "bob@partner.example", List.of(new PasskeyId("abc"))));

    assertThat(options.at("/rp/id").textValue()).isEqualTo("mail.contoso.example");
    assertThat(options.at("/user/id").textValue()).isEqualTo(challenge(4));
    assertThat(options.at("/challenge").textValue()).isEqualTo(CHALLENGE);
    assertThat(options.at("/attestation").textValue()).isEqualTo("none");
    assertThat(options.at("/authenticatorSelection/residentKey").textValue()).isEqualTo("required");
    assertThat(options.at("/authenticatorSelection/userVerification").textValue())
        .isEqualTo("required");
    assertThat(options.at("/excludeCredentials/0/id").textValue()).isEqualTo("abc");
    assertThat(options.at("/timeout").intValue()).isEqualTo(300_000);
    assertThat(options.at("/pubKeyCredParams")).hasSize(3);
  }

  @Test
  void toUseShouldAskForUserVerification() throws Exception {
    JsonNode options = JSON.readTree(verifier.toUse(CHALLENGE, List.of(new PasskeyId("abc"))));

    assertThat(options.at("/rpId").textValue()).isEqualTo("mail.contoso.example");
    assertThat(options.at("/userVerification").textValue()).isEqualTo("required");
    assertThat(options.at("/allowCredentials/0/id").textValue()).isEqualTo("abc");
    assertThat(JSON.readTree(verifier.toUse(CHALLENGE, List.of())).at("/allowCredentials"))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "https://mail.contoso.example, true",
    "http://localhost:8080, true",
    "http://127.0.0.1:8080, false",
    "http://[::1]:8080, false",
    "https://192.0.2.7, false"
  })
  void addressesShouldHaveNoPasskeys(String origin, boolean possible) {
    assertThat(at(origin).isPossible()).isEqualTo(possible);
  }

  @Test
  void portOfTheOriginShouldCount() throws Exception {
    WebAuthnVerifier local = at("http://localhost:8080");
    device.host = "localhost";
    device.origin = "http://localhost:8080";
    assertThat(local.made(CHALLENGE, device.make(CHALLENGE)).id().value()).isEqualTo(device.id());

    device.origin = "http://localhost:8081";

    assertThatThrownBy(() -> local.made(CHALLENGE, device.make(CHALLENGE)))
        .isInstanceOf(PasskeyRefusedException.class);
  }

  private Passkey made() throws PasskeyRefusedException {
    NewPasskey made = verifier.made(CHALLENGE, device.make(CHALLENGE));
    return new Passkey(
        made.id(),
        made.publicKey(),
        made.signCount(),
        made.backedUp(),
        SignInMethod.PASSCODE,
        NOW,
        NOW,
        Optional.empty());
  }

  private void assertRefusedToMake(String answer) {
    assertThatThrownBy(() -> verifier.made(CHALLENGE, answer))
        .isInstanceOf(PasskeyRefusedException.class);
  }

  private void assertRefused(Passkey passkey, String answer) {
    assertThatThrownBy(() -> verifier.proved(CHALLENGE, passkey, answer))
        .as(answer.length() > 200 ? "long" : answer)
        .isInstanceOf(PasskeyRefusedException.class);
  }

  /// Not everything of an answer is signed.
  private static void refusedOrTaken(Check check) {
    try {
      check.run();
    } catch (PasskeyRefusedException refused) {
      assertThat(refused).hasMessageNotContaining("contoso");
    }
  }

  private interface Check {
    void run() throws PasskeyRefusedException;
  }

  private static String broken(String answer, Random random) {
    int from = random.nextInt(answer.length());
    int to = Math.min(answer.length(), from + 1 + random.nextInt(30));
    return switch (random.nextInt(3)) {
      case 0 -> answer.substring(0, from);
      case 1 -> answer.substring(0, from) + answer.substring(to);
      default -> answer.substring(0, from) + "Zz{[\"" + answer.substring(to);
    };
  }

  private static WebAuthnVerifier at(String origin) {
    return new WebAuthnVerifier(URI.create(origin), "Contoso");
  }

  private static String challenge(int number) {
    byte[] bytes = new byte[32];
    bytes[31] = (byte) number;
    return Authenticator.text(bytes);
  }
}
