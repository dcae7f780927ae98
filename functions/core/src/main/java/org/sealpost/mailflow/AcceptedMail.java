package org.sealpost.mailflow;

import org.sealpost.mail.MailContent;
import org.sealpost.organization.Scope;
import org.sealpost.organization.directory.Directory;
import org.sealpost.protection.settings.ProtectionSettings;
import org.sealpost.sender.SenderChoice;

/// A mail that is being decided upon, with all that holds for it.
///
/// @param message its bytes, which nobody changes
/// @param asItCame whether these are the very bytes that lie in the raw inbox
/// @param authorScope stricter than the rules' sender: only an address of our own may stand in our
///     From
@SuppressWarnings("ArrayRecordComponent") // lives for one call, never compared
record AcceptedMail(
    Intake intake,
    byte[] message,
    boolean asItCame,
    MailContent content,
    Scope authorScope,
    SenderChoice choice,
    ProtectionSettings settings,
    Directory directory) {}
