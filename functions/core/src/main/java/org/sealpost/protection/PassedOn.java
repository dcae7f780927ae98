package org.sealpost.protection;

import java.time.Instant;
import java.util.Optional;
import org.sealpost.organization.Scope;
import org.sealpost.withdrawal.Withdrawal;

/// What messages pass on of others: who has a message because somebody has passed it on has it no
/// longer than that somebody. Calls throw [org.sealpost.Unavailable] when the store does not
/// answer.
public final class PassedOn {
  /// How often a message can be passed on, each time what was passed on before.
  public static final int MOST = 10;

  private final ProtectedMessages messages;

  public PassedOn(ProtectedMessages messages) {
    this.messages = messages;
  }

  /// Why a reader of this side may not open what the message passes on, and so neither the message
  /// itself; empty when all of it is open. What is not known any more is not open, nor what was
  /// passed on more than 10 times. Asks nothing for a message that passes on none.
  public Optional<Withdrawal> withdrawal(ProtectedMessage message, Scope reader, Instant now) {
    Optional<ProtectedMessageId> above = message.place().passesOn();
    for (int up = 0; above.isPresent(); up++) {
      Optional<ProtectedMessage> found = up < MOST ? messages.find(above.get()) : Optional.empty();
      if (found.isEmpty()) {
        return Optional.of(new Withdrawal.Expired(now));
      }
      Optional<Withdrawal> withdrawn = found.get().withdrawal(reader, now);
      if (withdrawn.isPresent()) {
        return withdrawn;
      }
      above = found.get().place().passesOn();
    }
    return Optional.empty();
  }

  /// Whether it can be passed on once more, and then be read.
  public boolean mayGoOn(ProtectedMessage message) {
    Optional<ProtectedMessageId> above = message.place().passesOn();
    for (int up = 1; above.isPresent(); up++) {
      if (up == MOST) {
        return false;
      }
      above = messages.find(above.get()).flatMap(found -> found.place().passesOn());
    }
    return true;
  }
}
