package org.sealpost.protection;

import java.util.EnumSet;
import java.util.Set;

/// The usual bundles of usage rights (ome.md 4.1).
public enum RightsLevel {
  VIEWER(
      EnumSet.of(
          UsageRight.VIEW,
          UsageRight.VIEW_RIGHTS,
          UsageRight.REPLY,
          UsageRight.REPLY_ALL,
          UsageRight.ALLOW_MACROS)),
  /// Once called Reviewer.
  RESTRICTED_EDITOR(
      EnumSet.of(
          UsageRight.VIEW,
          UsageRight.VIEW_RIGHTS,
          UsageRight.REPLY,
          UsageRight.REPLY_ALL,
          UsageRight.ALLOW_MACROS,
          UsageRight.SAVE,
          UsageRight.EDIT,
          UsageRight.FORWARD)),
  /// Once called Co-Author.
  EDITOR(
      EnumSet.of(
          UsageRight.VIEW,
          UsageRight.VIEW_RIGHTS,
          UsageRight.REPLY,
          UsageRight.REPLY_ALL,
          UsageRight.ALLOW_MACROS,
          UsageRight.SAVE,
          UsageRight.EDIT,
          UsageRight.FORWARD,
          UsageRight.COPY,
          UsageRight.PRINT)),
  /// Once called Co-Owner.
  OWNER(EnumSet.allOf(UsageRight.class));

  @SuppressWarnings("ImmutableEnumChecker") // a record of an unmodifiable set
  private final UsageRights rights;

  RightsLevel(Set<UsageRight> rights) {
    this.rights = new UsageRights(rights);
  }

  public UsageRights rights() {
    return rights;
  }
}
