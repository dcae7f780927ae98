package org.sealpost.protection;

import java.time.Instant;
import java.util.Optional;
import org.sealpost.organization.Scope;

/// When a protected message ends by itself: absolute, fixed at acceptance. It is withdrawn from the
/// very instant on.
///
/// @param forOutside as the branding template says; recipients inside are not affected by it
/// @param forAll as the protection template or the sender says
public record MessageExpiry(Optional<Instant> forOutside, Optional<Instant> forAll) {
  public static final MessageExpiry NEVER = new MessageExpiry(Optional.empty(), Optional.empty());

  public Optional<Instant> at(Scope reader) {
    return switch (reader) {
      case INSIDE -> forAll;
      case OUTSIDE -> ContentExpiry.earlier(forOutside, forAll);
    };
  }
}
