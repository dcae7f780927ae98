package org.sealpost.rules;

import java.util.Optional;
import org.sealpost.protection.MessageClass;
import org.sealpost.protection.ThreadProtection;
import org.sealpost.protection.settings.ProtectionSettings;
import org.sealpost.rules.action.PriorProtection;
import org.sealpost.rules.predicate.Mail;
import org.sealpost.rules.predicate.MessageClasses;
import org.sealpost.sender.SenderChoice;
import org.sealpost.sender.SenderChoices;

/// What is known of a mail before any rule is asked. The gateway and the simulator both ask here,
/// so that they cannot differ.
///
/// @param kind what the mail is, whether or not the organization lets such mail pass
/// @param choice what its sender asks for
public record BeforeRules(MessageClass kind, SenderChoice choice, PriorProtection prior) {
  /// @param thread what the mail's thread is protected with; empty where nothing is known of it
  public static BeforeRules of(
      Mail mail, ProtectionSettings settings, Optional<ThreadProtection> thread) {
    return of(mail, MessageClasses.of(mail), settings, thread);
  }

  /// The same for mail of which somebody else has found out what it is.
  public static BeforeRules of(
      Mail mail,
      MessageClass kind,
      ProtectionSettings settings,
      Optional<ThreadProtection> thread) {
    SenderChoice choice = SenderChoices.of(mail.content(), mail.sender().scope(), settings);
    return new BeforeRules(
        kind,
        choice,
        new PriorProtection(
            settings.passing().contains(kind) ? kind : MessageClass.ORDINARY,
            choice.protection(),
            settings.senderControls().insideToo(),
            thread));
  }
}
