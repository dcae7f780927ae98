package org.sealpost.organization;

import static org.sealpost.Require.require;

/// Names an organization in keys, records and KMS encryption contexts. Shown in CloudTrail: never
/// an address or a name.
public record OrganizationId(String value) {
  public OrganizationId {
    require(
        value.matches("[a-z0-9][a-z0-9-]{0,62}"),
        "organization id: lower-case letters, digits and hyphens, at most 63");
  }

  @Override
  public String toString() {
    return value;
  }
}
