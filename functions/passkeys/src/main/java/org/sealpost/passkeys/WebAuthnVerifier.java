package org.sealpost.passkeys;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.exception.DataConversionException;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.authenticator.COSEKey;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.exception.VerificationException;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sealpost.opening.passkey.Passkey;
import org.sealpost.opening.passkey.PasskeyChallenge;
import org.sealpost.opening.passkey.PasskeyId;
import org.sealpost.opening.passkey.PasskeyRefusedException;
import org.sealpost.opening.passkey.PasskeyVerifier;

/// Passkeys of one portal, checked by WebAuthn4J. The relying party is the portal's host exactly,
/// and no other origin's answers are taken; what kind of device it is is not asked (attestation
/// `none`), so that nobody learns it.
public final class WebAuthnVerifier implements PasskeyVerifier {
  /// Longer than any answer of the algorithms that we take.
  private static final int LONGEST_ANSWER = 16 * 1024;

  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|\\[.*");
  private static final String TYPE = "public-key";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// Ed25519, ECDSA on P-256, RSA: what authenticators have, the best first.
  private static final List<COSEAlgorithmIdentifier> ALGORITHMS =
      List.of(
          COSEAlgorithmIdentifier.EdDSA,
          COSEAlgorithmIdentifier.ES256,
          COSEAlgorithmIdentifier.RS256);

  private static final List<PublicKeyCredentialParameters> PARAMETERS =
      ALGORITHMS.stream()
          .map(
              algorithm ->
                  new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, algorithm))
          .toList();

  private final String host;
  private final Origin origin;
  private final String organization;

  /// @param portal its origin
  /// @param organization for people, on their devices
  public WebAuthnVerifier(URI portal, String organization) {
    this.host = portal.getHost();
    this.origin = new Origin(portal.toString());
    this.organization = organization;
  }

  @Override
  public boolean isPossible() {
    return !ADDRESS.matcher(host).matches();
  }

  @Override
  public String toMake(String challenge, String handle, String name, List<PasskeyId> existing) {
    ObjectNode options = JSON.createObjectNode();
    options.putObject("rp").put("id", host).put("name", organization);
    options.putObject("user").put("id", handle).put("name", name).put("displayName", name);
    options.put("challenge", challenge);
    ArrayNode parameters = options.putArray("pubKeyCredParams");
    ALGORITHMS.forEach(
        algorithm -> parameters.addObject().put("type", TYPE).put("alg", algorithm.getValue()));
    options.put("timeout", PasskeyChallenge.LIFETIME.toMillis());
    options.set("excludeCredentials", descriptors(existing));
    options
        .putObject("authenticatorSelection")
        .put("residentKey", "required")
        .put("requireResidentKey", true)
        .put("userVerification", "required");
    options.put("attestation", "none");
    return options.toString();
  }

  @Override
  public String toUse(String challenge, List<PasskeyId> allowed) {
    ObjectNode options = JSON.createObjectNode();
    options.put("challenge", challenge);
    options.put("rpId", host);
    options.put("timeout", PasskeyChallenge.LIFETIME.toMillis());
    options.put("userVerification", "required");
    options.set("allowCredentials", descriptors(allowed));
    return options.toString();
  }

  @Override
  public NewPasskey made(String challenge, String answer) throws PasskeyRefusedException {
    RegistrationData data =
        checked(
            answer,
            () ->
                Library.MANAGER.verifyRegistrationResponseJSON(
                    answer, new RegistrationParameters(server(challenge), PARAMETERS, true, true)));
    var attestation = needed(data.getAttestationObject());
    if (!(attestation.getAttestationStatement() instanceof NoneAttestationStatement)) {
      throw new PasskeyRefusedException("an attestation that was not asked for");
    }
    AuthenticatorData<?> authenticator = attestation.getAuthenticatorData();
    AttestedCredentialData credential = needed(authenticator.getAttestedCredentialData());
    COSEKey key = credential.getCOSEKey();
    if (!needed(key.getKeyType()).equals(needed(key.getAlgorithm()).getKeyType())) {
      throw new PasskeyRefusedException("a key of another algorithm than it says");
    }
    PasskeyId id = id(credential.getCredentialId());
    if (!claimed(answer).equals(Optional.of(id))) {
      throw new PasskeyRefusedException("an answer about two passkeys");
    }
    return new NewPasskey(
        id,
        text(Library.KEYS.convert(credential)),
        authenticator.getSignCount(),
        authenticator.isFlagBS());
  }

  @Override
  public Optional<PasskeyId> claimed(String answer) {
    if (answer.length() > LONGEST_ANSWER) {
      return Optional.empty();
    }
    try {
      JsonNode id = JSON.readTree(answer).path("rawId");
      return id.isTextual() ? PasskeyId.parse(id.textValue()) : Optional.empty();
    } catch (JsonProcessingException notJson) {
      return Optional.empty();
    }
  }

  @Override
  public Proof proved(String challenge, Passkey passkey, String answer)
      throws PasskeyRefusedException {
    byte[] id = bytes(passkey.id().value());
    AuthenticationData data =
        checked(
            answer,
            () ->
                Library.MANAGER.verifyAuthenticationResponseJSON(
                    answer,
                    new AuthenticationParameters(
                        server(challenge), credential(passkey), List.of(id), true, true)));
    AuthenticatorData<?> authenticator = needed(data.getAuthenticatorData());
    return new Proof(
        authenticator.getSignCount(),
        authenticator.isFlagBS(),
        Optional.ofNullable(data.getUserHandle()).map(WebAuthnVerifier::text));
  }

  /// Our key, so that nothing of the answer decides with what it is checked. Its count is left to
  /// the caller, who says what a wrong one means.
  private CredentialRecordImpl credential(Passkey passkey) {
    AttestedCredentialData key = Library.KEYS.convert(bytes(passkey.publicKey()));
    return new CredentialRecordImpl(
        new NoneAttestationStatement(), null, null, null, 0, key, null, null, null, null);
  }

  private ServerProperty server(String challenge) {
    return ServerProperty.builder()
        .origin(origin)
        .rpId(host)
        .challenge(new DefaultChallenge(bytes(challenge)))
        .build();
  }

  /// The library throws a type of its own for each check; anything else that an answer can make it
  /// throw is no better.
  private static <T> T checked(String answer, Supplier<T> check) throws PasskeyRefusedException {
    if (answer.length() > LONGEST_ANSWER) {
      throw new PasskeyRefusedException("an answer that is too long");
    }
    try {
      return check.get();
    } catch (VerificationException | DataConversionException refused) {
      throw new PasskeyRefusedException(refused.getClass().getSimpleName());
    } catch (RuntimeException malformed) {
      throw new PasskeyRefusedException("malformed: " + malformed.getClass().getSimpleName());
    }
  }

  private static <T> T needed(@Nullable T value) throws PasskeyRefusedException {
    if (value == null) {
      throw new PasskeyRefusedException("an answer that lacks something");
    }
    return value;
  }

  private static PasskeyId id(byte[] id) throws PasskeyRefusedException {
    return PasskeyId.parse(text(id))
        .orElseThrow(() -> new PasskeyRefusedException("an id that is none"));
  }

  private static ArrayNode descriptors(List<PasskeyId> ids) {
    ArrayNode all = JSON.createArrayNode();
    ids.forEach(id -> all.addObject().put("type", TYPE).put("id", id.value()));
    return all;
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] bytes(String text) {
    return Base64.getUrlDecoder().decode(text);
  }

  /// Made when the first passkey is met, not when the portal starts.
  private static final class Library {
    static final ObjectConverter CONVERTER = new ObjectConverter();
    static final AttestedCredentialDataConverter KEYS =
        new AttestedCredentialDataConverter(CONVERTER);
    static final WebAuthnManager MANAGER =
        WebAuthnManager.createNonStrictWebAuthnManager(CONVERTER);
  }
}
