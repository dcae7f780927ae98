package org.sealpost.mailflow;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.sealpost.organization.Scope;
import org.sealpost.protection.ProtectedMessage;
import org.sealpost.protection.ProtectedMessageId;
import org.sealpost.protection.Protection;
import org.sealpost.protection.ThreadProtection;

/// What we know of the thread that a mail belongs to.
///
/// @param earliest the message that was accepted first; empty when none of it is known any more
record KnownThread(ThreadProtection protection, Optional<ProtectedMessage> earliest) {
  /// Messages of one instant are told apart by their ids: the same ones make the same thread.
  private static final Comparator<ProtectedMessage> BY_AGE =
      Comparator.comparing(ProtectedMessage::acceptedAt)
          .thenComparing(message -> message.id().value());

  static KnownThread of(ProtectedMessage message) {
    return new KnownThread(message.terms().ofThread(), Optional.of(message));
  }

  /// Of messages whose protection nobody knows: the strictest.
  ///
  /// @param by whose wish it is taken to be
  static KnownThread ofUnknown(Scope by) {
    return new KnownThread(new ThreadProtection(Protection.DO_NOT_FORWARD, by), Optional.empty());
  }

  KnownThread and(KnownThread other) {
    return new KnownThread(
        protection.and(other.protection),
        Stream.of(earliest, other.earliest).flatMap(Optional::stream).min(BY_AGE));
  }

  /// Empty when none of it is known any more.
  Optional<ProtectedMessageId> conversation() {
    return earliest.map(message -> message.place().conversation());
  }
}
