package org.sealpost.sender;

import java.util.stream.Stream;
import org.sealpost.mail.MailContent;
import org.sealpost.organization.Scope;
import org.sealpost.protection.settings.ProtectionSettings;
import org.sealpost.protection.settings.SenderControls;

/// Reads what senders ask for.
public final class SenderChoices {
  private SenderChoices() {}

  /// Of several wishes the strictest holds. A wish that names a template which is not there asks
  /// for Do Not Forward: the sender wanted protection, and nothing protects less than they meant.
  /// Archived templates are there: what names them still means them.
  ///
  /// Whoever asks for an option asks for Encrypt as well. An expiry that cannot be read, or is not
  /// 1 to 730 days, asks for Encrypt alone: what its sender meant is not guessed. In the subject it
  /// stays, so that everybody sees that it was not understood; all that was understood goes.
  ///
  /// @param sender on which side they are; those outside are not asked, unless the settings say so
  public static SenderChoice of(MailContent content, Scope sender, ProtectionSettings settings) {
    SenderControls controls = settings.senderControls();
    if (sender == Scope.OUTSIDE && !controls.honourOutside()) {
      return SenderChoice.NONE;
    }
    Templates templates = new Templates(settings.templates());
    return Stream.of(
            SubjectWishes.tokens(content, controls.subjectTokens(), templates),
            controls.options() ? SubjectWishes.options(content, templates) : SenderChoice.NONE,
            FieldWishes.triggers(content, controls.headers(), templates),
            FieldWishes.labels(content, controls.labels(), templates),
            FieldWishes.templates(content, templates),
            controls.options() ? FieldWishes.options(content, templates) : SenderChoice.NONE)
        .reduce(SenderChoice.NONE, SenderChoice::and);
  }
}
