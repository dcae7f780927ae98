package org.sealpost.protection;

import static org.sealpost.Require.require;

import java.util.Set;

/// What a reader may do with a protected message. Always includes viewing.
public record UsageRights(Set<UsageRight> rights) {
  /// Encrypt-Only: everything but EXPORT and OWNER (ome.md 4.2).
  public static final UsageRights ENCRYPT_ONLY =
      new UsageRights(
          Set.of(
              UsageRight.VIEW,
              UsageRight.REPLY,
              UsageRight.REPLY_ALL,
              UsageRight.FORWARD,
              UsageRight.PRINT,
              UsageRight.COPY,
              UsageRight.EDIT));

  /// Do Not Forward: read, reply, reply all (ome.md 4.2).
  public static final UsageRights DO_NOT_FORWARD =
      new UsageRights(Set.of(UsageRight.VIEW, UsageRight.REPLY, UsageRight.REPLY_ALL));

  public UsageRights {
    rights = Set.copyOf(rights);
    require(rights.contains(UsageRight.VIEW), "rights without VIEW protect nothing");
  }

  public boolean mayReply() {
    return has(UsageRight.REPLY);
  }

  private boolean has(UsageRight right) {
    return rights.contains(right) || rights.contains(UsageRight.OWNER);
  }
}
