package org.sealpost.accounts;

import java.net.URI;
import java.util.regex.Pattern;

/// Whose word we take about who somebody is.
///
/// @param name what metadata and ID tokens call it. Microsoft has one for all organizations, where
///     [#TENANT] stands for each one's own
/// @param discovery where its metadata are (OpenID Connect Discovery 4)
public record TrustedIssuer(String name, URI discovery) {
  static final String TENANT = "{tenantid}";

  private static final Pattern TENANT_ID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  /// An issuer whose metadata are where the standard has them.
  static TrustedIssuer of(String name) {
    String base = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
    return new TrustedIssuer(name, URI.create(base + "/.well-known/openid-configuration"));
  }

  /// Whether it has one name for each tenant.
  boolean hasTenants() {
    return name.contains(TENANT);
  }

  /// Whether ID tokens may call it that.
  ///
  /// @param tenant `tid` of the token; empty text when it has none
  boolean isCalled(String issuer, String tenant) {
    return hasTenants()
        ? TENANT_ID.matcher(tenant).matches()
            && !tenant.equals(Preset.PERSONAL_TENANT)
            && issuer.equals(name.replace(TENANT, tenant))
        : issuer.equals(name);
  }

  /// Whether an answer through the browser may call it that (RFC 9207).
  boolean mayBe(String issuer) {
    if (!hasTenants()) {
      return issuer.equals(name);
    }
    int at = name.indexOf(TENANT);
    int after = name.length() - at - TENANT.length();
    return issuer.length() > at + after
        && isCalled(issuer, issuer.substring(at, issuer.length() - after));
  }

  /// Whether it can be tried out on this machine without TLS.
  boolean isOnThisMachine() {
    return Addresses.isLoopback(discovery);
  }
}
