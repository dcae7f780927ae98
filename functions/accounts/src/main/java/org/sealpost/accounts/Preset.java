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
  GOOGLE,
  YAHOO,
  /// Accounts of persons (outlook.com and any other address).
  MICROSOFT,
  /// Accounts of any organization that uses Microsoft Entra ID.
  WORK;

  /// All persons' accounts are in this one.
  static final String PERSONAL_TENANT = "9188040d-6c67-4c5b-b112-36a304b66dad";

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
        new AccountProvider(id(), name.orElse(label()), kind()),
        issuer(),
        clientId,
        clientSecret,
        proof());
  }

  private String label() {
    return switch (this) {
      case GOOGLE -> "Google";
      case YAHOO -> "Yahoo";
      case MICROSOFT -> "Microsoft account";
      case WORK -> "Work or school account";
    };
  }

  private Kind kind() {
    return switch (this) {
      case GOOGLE, YAHOO, MICROSOFT -> Kind.SOCIAL;
      case WORK -> Kind.WORK;
    };
  }

  private TrustedIssuer issuer() {
    return switch (this) {
      case GOOGLE -> TrustedIssuer.of("https://accounts.google.com");
      case YAHOO -> TrustedIssuer.of("https://api.login.yahoo.com");
      case MICROSOFT -> microsoft(PERSONAL_TENANT, "consumers");
      case WORK -> microsoft(TrustedIssuer.TENANT, "organizations");
    };
  }

  private Proof proof() {
    return switch (this) {
      case GOOGLE -> new Proof.Google();
      case YAHOO -> new Proof.OfDomains(yahooDomains());
      case MICROSOFT, WORK -> new Proof.Never();
    };
  }

  /// @param tenants as the address of the metadata has it
  private static TrustedIssuer microsoft(String tenant, String tenants) {
    String host = "https://login.microsoftonline.com/";
    return new TrustedIssuer(
        host + tenant + "/v2.0",
        URI.create(host + tenants + "/v2.0/.well-known/openid-configuration"));
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
