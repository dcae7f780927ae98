package org.sealpost.sender;

import org.sealpost.mail.MailContent;
import org.sealpost.organization.Scope;
import org.sealpost.protection.settings.ProtectionSettings;

/// Reads what senders ask for.
public final class SenderChoices {
  private SenderChoices() {}

  /// Of several wishes the strictest holds. A wish that names a template which is not there asks
  /// for Do Not Forward: the sender wanted protection, and nothing protects less than they meant.
  ///
  /// @param sender on which side they are; those outside are not asked, unless the settings say so
  public static SenderChoice of(MailContent content, Scope sender, ProtectionSettings settings) {
    return SenderChoice.NONE;
  }
}
