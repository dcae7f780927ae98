package org.sealpost.protection;

import org.sealpost.organization.Scope;

/// The protection of the thread that a mail belongs to.
///
/// @param protectedBy whose wish it was: INSIDE when our organization protected any of it
public record ThreadProtection(Protection protection, Scope protectedBy) {
  /// Both at once; ours when one of them is.
  public ThreadProtection and(ThreadProtection other) {
    return new ThreadProtection(
        protection.and(other.protection),
        protectedBy == Scope.INSIDE ? protectedBy : other.protectedBy);
  }

  /// Whether RemoveOMEv2 may take it off (ome.md 2.5): what our organization protected, and
  /// Encrypt-Only; never Do Not Forward by others.
  public boolean mayBeRemoved() {
    return protectedBy == Scope.INSIDE || protection.isEncryptOnly();
  }
}
