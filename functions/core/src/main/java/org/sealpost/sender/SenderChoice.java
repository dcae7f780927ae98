package org.sealpost.sender;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sealpost.mail.edit.MessageEdit;
import org.sealpost.protection.Protection;
import org.sealpost.protection.SenderOptions;

/// What the sender of a mail asked for.
///
/// @param protection empty when they asked for none
/// @param removals take out of the subject what was meant for us
public record SenderChoice(
    Optional<Protection> protection, SenderOptions options, List<MessageEdit> removals) {
  public static final SenderChoice NONE =
      new SenderChoice(Optional.empty(), SenderOptions.NONE, List.of());

  public SenderChoice {
    removals = List.copyOf(removals);
  }

  static SenderChoice of(Protection protection) {
    return new SenderChoice(Optional.of(protection), SenderOptions.NONE, List.of());
  }

  SenderChoice with(SenderOptions more) {
    return new SenderChoice(protection, options.and(more), removals);
  }

  SenderChoice with(MessageEdit removal) {
    return new SenderChoice(
        protection, options, Stream.concat(removals.stream(), Stream.of(removal)).toList());
  }

  /// Both wishes.
  SenderChoice and(SenderChoice other) {
    return new SenderChoice(
        Stream.concat(protection.stream(), other.protection.stream()).reduce(Protection::and),
        options.and(other.options),
        Stream.concat(removals.stream(), other.removals.stream()).distinct().toList());
  }
}
