package org.sealpost.protection;

import static org.sealpost.Require.require;

import java.util.EnumSet;
import java.util.Set;

/// What a reader may do with a protected message. Always includes viewing.
public record UsageRights(Set<UsageRight> rights) {
  /// Encrypt-Only: everything but EXPORT and OWNER (ome.md 4.2).
  public static final UsageRights ENCRYPT_ONLY =
      new UsageRights(EnumSet.complementOf(EnumSet.of(UsageRight.EXPORT, UsageRight.OWNER)));

  /// Do Not Forward: read, reply, reply all (ome.md 4.2).
  public static final UsageRights DO_NOT_FORWARD =
      new UsageRights(Set.of(UsageRight.VIEW, UsageRight.REPLY, UsageRight.REPLY_ALL));

  public UsageRights {
    rights = Set.copyOf(rights);
    require(rights.contains(UsageRight.VIEW), "rights without VIEW protect nothing");
  }

  public static UsageRights of(UsageRight... rights) {
    return new UsageRights(Set.of(rights));
  }

  /// Whether they grant this; an owner may do everything.
  public boolean grant(UsageRight right) {
    return rights.contains(right) || rights.contains(UsageRight.OWNER);
  }

  public boolean mayReply() {
    return grant(UsageRight.REPLY);
  }

  public boolean mayForward() {
    return grant(UsageRight.FORWARD);
  }

  /// What both grant.
  public UsageRights and(UsageRights other) {
    Set<UsageRight> both = EnumSet.noneOf(UsageRight.class);
    for (UsageRight right : UsageRight.values()) {
      if (grant(right) && other.grant(right)) {
        both.add(right);
      }
    }
    return new UsageRights(both);
  }

  /// Whether they grant all that `other` grants.
  public boolean include(UsageRights other) {
    return and(other).equals(other.and(other));
  }
}
