package org.sealpost.protection;

import java.util.Map;
import java.util.TreeMap;
import org.sealpost.organization.OrganizationId;

/// What the key service must be told again to unwrap a data key: the KMS encryption context. Ids
/// only, because CloudTrail shows it.
public record KeyContext(OrganizationId organization, ProtectedMessageId message) {
  /// As KMS takes it; sorted, so that it is also one canonical text.
  public Map<String, String> asMap() {
    return new TreeMap<>(Map.of("organization", organization.value(), "message", message.value()));
  }
}
