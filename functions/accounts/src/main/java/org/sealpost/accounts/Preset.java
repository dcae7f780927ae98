package org.sealpost.accounts;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sealpost.mail.Domain;
import org.sealpost.opening.account.AccountProvider;
import org.sealpost.opening.account.AccountProvider.Kind;

/// Providers of which we know what their word is worth.
enum Preset {
  GOOGLE(
      "Google", Kind.SOCIAL, TrustedIssuer.of("https://accounts.google.com"), new Proof.Google()),
  YAHOO(
      "Yahoo",
      Kind.SOCIAL,
      TrustedIssuer.of("https://api.login.yahoo.com"),
      new Proof.OfDomains(yahooDomains())),
  /// Accounts of persons (outlook.com and any other address).
  MICROSOFT(
      "Microsoft account",
      Kind.SOCIAL,
      new TrustedIssuer(
          "https://login.microsoftonline.com/" + Preset.PERSONAL_TENANT + "/v2.0",
          microsoft("consumers")),
      new Proof.Never()),
  /// Accounts of any organization that uses Microsoft Entra ID.
  WORK(
      "Work or school account",
      Kind.WORK,
      new TrustedIssuer(
          "https://login.microsoftonline.com/" + TrustedIssuer.TENANT + "/v2.0",
          microsoft("organizations")),
      new Proof.Never());

  /// All persons' accounts are in this one.
  static final String PERSONAL_TENANT = "9188040d-6c67-4c5b-b112-36a304b66dad";

  private final String label;
  private final Kind kind;
  private final TrustedIssuer issuer;
  private final Proof proof;

  Preset(String label, Kind kind, TrustedIssuer issuer, Proof proof) {
    this.label = label;
    this.kind = kind;
    this.issuer = issuer;
    this.proof = proof;
  }

  static Optional<Preset> find(String id) {
    return Arrays.stream(values()).filter(preset -> preset.id().equals(id)).findFirst();
  }

  static String ids() {
    return Arrays.stream(values()).map(Preset::id).collect(Collectors.joining(", "));
  }

  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// @param name for people, if not the usual one
  ProviderSettings settings(Optional<String> name, String clientId, Optional<String> clientSecret) {
    return new ProviderSettings(
        new AccountProvider(id(), name.orElse(label), kind), issuer, clientId, clientSecret, proof);
  }

  private static URI microsoft(String tenants) {
    return URI.create(
        "https://login.microsoftonline.com/" + tenants + "/v2.0/.well-known/openid-configuration");
  }

  /// Those whose mail Yahoo runs itself. Not yahoo.co.jp, which is another company's.
  private static Set<Domain> yahooDomains() {
    return Stream.of(
            "yahoo.com",
            "ymail.com",
            "rocketmail.com",
            "myyahoo.com",
            "yahoo.ca",
            "yahoo.co.in",
            "yahoo.co.uk",
            "yahoo.com.ar",
            "yahoo.com.au",
            "yahoo.com.br",
            "yahoo.com.mx",
            "yahoo.de",
            "yahoo.es",
            "yahoo.fr",
            "yahoo.ie",
            "yahoo.in",
            "yahoo.it")
        .map(Domain::new)
        .collect(Collectors.toUnmodifiableSet());
  }
}
