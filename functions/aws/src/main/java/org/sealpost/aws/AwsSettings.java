package org.sealpost.aws;

import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sealpost.aws.dynamodb.TableNames;
import org.sealpost.mail.Domain;
import org.sealpost.mail.EmailAddress;
import org.sealpost.organization.Organization;
import org.sealpost.organization.OrganizationId;

/// The environment variables of a function. Each is read when it is needed; one that is missing is
/// named.
final class AwsSettings {
  private final Map<String, String> environment;

  AwsSettings(Map<String, String> environment) {
    this.environment = environment;
  }

  /// @throws IllegalStateException when it is not set, or empty
  String needed(String variable) {
    return given(variable).orElseThrow(() -> new IllegalStateException(variable + " is not set"));
  }

  /// Empty when it is not set, or empty.
  Optional<String> given(String variable) {
    return Optional.ofNullable(environment.get(variable)).filter(value -> !value.isBlank());
  }

  /// The members of a list parted by commas; none when it is not set, or empty.
  Set<String> listed(String variable) {
    return Arrays.stream(environment.getOrDefault(variable, "").split(","))
        .map(String::strip)
        .filter(member -> !member.isEmpty())
        .collect(Collectors.toSet());
  }

  OrganizationId organizationId() {
    return new OrganizationId(needed("SEALPOST_ORGANIZATION"));
  }

  Organization organization() {
    return new Organization(
        organizationId(),
        needed("SEALPOST_ORGANIZATION_NAME"),
        Arrays.stream(needed("SEALPOST_DOMAINS").split(","))
            .map(Domain::new)
            .collect(Collectors.toSet()),
        EmailAddress.of(needed("SEALPOST_NOTICE_ADDRESS")),
        new Domain(needed("SEALPOST_REPLY_DOMAIN")),
        URI.create(needed("SEALPOST_PORTAL_ORIGIN")));
  }

  /// Where browsers bring files to: the vault's bucket, as the portal's pages know it.
  URI uploadOrigin() {
    return URI.create(needed("SEALPOST_UPLOADS_ORIGIN"));
  }

  ConfigurationSets configurationSets() {
    return security ->
        needed(
            switch (security) {
              case OPPORTUNISTIC -> "SEALPOST_CONFIGURATION_SET";
              case REQUIRE_TLS -> "SEALPOST_TLS_CONFIGURATION_SET";
            });
  }

  TableNames tables() {
    return table ->
        needed(
            switch (table) {
              case MESSAGES -> "SEALPOST_MESSAGES_TABLE";
              case KEYS -> "SEALPOST_KEYS_TABLE";
              case ORGANIZATION -> "SEALPOST_ORGANIZATION_TABLE";
              case ACCESS -> "SEALPOST_ACCESS_TABLE";
            });
  }
}
