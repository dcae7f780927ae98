package org.sealpost.sender;

import java.util.List;
import java.util.Optional;
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
}
