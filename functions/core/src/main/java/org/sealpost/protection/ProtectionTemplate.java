package org.sealpost.protection;

import java.util.List;
import java.util.Optional;

/// A named set of usage rights (rights template). The two that Exchange has always.
public record ProtectionTemplate(String name, UsageRights rights) {
  public static final ProtectionTemplate ENCRYPT =
      new ProtectionTemplate("Encrypt", UsageRights.ENCRYPT_ONLY);
  public static final ProtectionTemplate DO_NOT_FORWARD =
      new ProtectionTemplate("Do Not Forward", UsageRights.DO_NOT_FORWARD);

  private static final List<ProtectionTemplate> BUILT_IN = List.of(ENCRYPT, DO_NOT_FORWARD);

  /// The built-in template of this name, without regard to case, as Exchange finds it.
  public static Optional<ProtectionTemplate> named(String name) {
    return BUILT_IN.stream()
        .filter(template -> template.name.equalsIgnoreCase(name.strip()))
        .findFirst();
  }
}
