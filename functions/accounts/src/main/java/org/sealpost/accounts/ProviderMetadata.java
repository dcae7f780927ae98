package org.sealpost.accounts;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sealpost.Unavailable;

/// What a provider says of itself (OpenID Connect Discovery 3), as far as it matters here.
///
/// @param postsSecret it takes our secret in the form only
/// @param namesItself it says in each answer who it is (RFC 9207)
/// @param letsChoose it asks which account, or does not say that it cannot
///     (`prompt_values_supported`)
record ProviderMetadata(
    URI authorization,
    URI token,
    URI keys,
    boolean postsSecret,
    boolean namesItself,
    boolean letsChoose) {
  private static final String BASIC = "client_secret_basic";

  /// @throws Unavailable when it is malformed, of somebody else, or would send us or the browser
  ///     where nobody may listen
  static ProviderMetadata read(String json, TrustedIssuer issuer) {
    try {
      Map<String, Object> document = ProviderJson.object(json);
      // Somebody else's metadata would send codes elsewhere (Discovery 4.3).
      if (!issuer.name().equals(JSONObjectUtils.getString(document, "issuer"))) {
        throw unusable("metadata of another issuer");
      }
      List<String> methods =
          Optional.ofNullable(
                  JSONObjectUtils.getStringList(document, "token_endpoint_auth_methods_supported"))
              .orElse(List.of(BASIC));
      return new ProviderMetadata(
          endpoint(document, "authorization_endpoint", issuer),
          endpoint(document, "token_endpoint", issuer),
          endpoint(document, "jwks_uri", issuer),
          !methods.contains(BASIC) && methods.contains("client_secret_post"),
          Boolean.TRUE.equals(document.get("authorization_response_iss_parameter_supported")),
          letsChoose(document.get("prompt_values_supported")));
    } catch (ParseException malformed) {
      throw unusable("malformed metadata");
    }
  }

  private static boolean letsChoose(@Nullable Object prompts) {
    return !(prompts instanceof List<?> known)
        || known.contains("select_account")
        || !known.contains("login");
  }

  private static URI endpoint(Map<String, Object> document, String name, TrustedIssuer issuer)
      throws ParseException {
    URI address =
        Optional.ofNullable(JSONObjectUtils.getURI(document, name))
            .orElseThrow(() -> unusable("metadata without " + name));
    if (Addresses.isSafe(address) || (issuer.isOnThisMachine() && Addresses.isLoopback(address))) {
      return address;
    }
    throw unusable("metadata with an unsafe " + name);
  }

  private static Unavailable unusable(String why) {
    return new Unavailable("sign-in provider", new IOException(why));
  }
}
