package org.sealpost.accounts;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealpost.Unavailable;

/// The keys that a provider signs ID tokens with (RFC 7517): public ones, long enough.
///
/// @param keys each with the issuer that it is for, where Microsoft says so
record SigningKeys(List<SigningKey> keys) {
  private static final int MOST = 100;
  private static final int SHORTEST_RSA_BITS = 2048;

  SigningKeys {
    keys = List.copyOf(keys);
  }

  /// Keys that are of no use here are left out.
  ///
  /// @throws Unavailable when it is no set of keys
  static SigningKeys read(String json) {
    try {
      Object[] all =
          Optional.ofNullable(JSONObjectUtils.getJSONObjectArray(ProviderJson.object(json), "keys"))
              .orElseThrow(() -> new ParseException("no keys", 0));
      List<SigningKey> keys = new ArrayList<>();
      for (int at = 0; at < Math.min(all.length, MOST); at++) {
        if (all[at] instanceof Map<?, ?> map) {
          key(map).ifPresent(keys::add);
        }
      }
      return new SigningKeys(keys);
    } catch (ParseException malformed) {
      throw new Unavailable("sign-in provider", new IOException("malformed keys"));
    }
  }

  /// Whether there may be one that a token was signed with.
  ///
  /// @param id empty when the token does not say
  boolean has(Optional<String> id) {
    return id.isEmpty()
        ? !keys.isEmpty()
        : keys.stream().anyMatch(key -> id.get().equals(key.jwk().getKeyID()));
  }

  /// Those that may sign for this issuer.
  ///
  /// @param tenant as in [TrustedIssuer#isCalled]
  JWKSet of(String issuer, String tenant) {
    return new JWKSet(
        keys.stream()
            .filter(
                key ->
                    key.issuer()
                        .map(of -> of.replace(TrustedIssuer.TENANT, tenant).equals(issuer))
                        .orElse(true))
            .map(SigningKey::jwk)
            .toList());
  }

  private static Optional<SigningKey> key(Map<?, ?> map) {
    Map<String, Object> members = new HashMap<>();
    map.forEach((name, value) -> members.put(String.valueOf(name), value));
    try {
      JWK jwk = JWK.parse(members);
      boolean usable =
          jwk.getKeyType().equals(KeyType.EC)
              || (jwk.getKeyType().equals(KeyType.RSA) && jwk.size() >= SHORTEST_RSA_BITS);
      return usable && !jwk.isPrivate()
          ? Optional.of(
              new SigningKey(
                  jwk,
                  members.get("issuer") instanceof String issuer
                      ? Optional.of(issuer)
                      : Optional.empty()))
          : Optional.empty();
    } catch (ParseException | IllegalArgumentException | IllegalStateException notUnderstood) {
      return Optional.empty();
    }
  }

  record SigningKey(JWK jwk, Optional<String> issuer) {}
}
