package org.sealpost.mailflow;

import java.util.Optional;
import org.sealpost.mail.MailContent;
import org.sealpost.protection.settings.Limits;
import org.sealpost.rules.action.Rejection;

/// What is too much to be protected.
final class ProtectionLimits {
  Optional<Rejection> refusal(Limits limits, byte[] message, Intake intake, MailContent content) {
    return Optional.empty();
  }
}
