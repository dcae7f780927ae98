package org.sealpost.mailflow;

import java.util.Optional;
import org.sealpost.mail.MailContent;
import org.sealpost.organization.Scope;
import org.sealpost.organization.directory.Directory;
import org.sealpost.protection.MessageClass;
import org.sealpost.protection.ProtectedMessageId;
import org.sealpost.protection.settings.ProtectionSettings;
import org.sealpost.sender.SenderChoice;

/// A mail that is being decided upon, with all that holds for it.
///
/// @param message its bytes, which nobody changes
/// @param asItCame whether these are the very bytes that lie in the raw inbox
/// @param cameProtected whether it was opened here, or its thread is protected: a rule may have
///     taken that off for people inside, and nobody outside is told of it in clear
/// @param kind what it is, whether or not the organization lets such mail pass
/// @param conversation of the messages that it answers, of which the earliest says so; empty where
///     it begins one
/// @param authorScope stricter than the rules' sender: only an address of our own may stand in our
///     From
@SuppressWarnings("ArrayRecordComponent") // lives for one call, never compared
record AcceptedMail(
    Intake intake,
    byte[] message,
    boolean asItCame,
    boolean cameProtected,
    MailContent content,
    MessageClass kind,
    Optional<ProtectedMessageId> conversation,
    Scope authorScope,
    SenderChoice choice,
    ProtectionSettings settings,
    Directory directory) {}
