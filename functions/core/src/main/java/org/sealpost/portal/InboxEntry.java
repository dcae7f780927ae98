package org.sealpost.portal;

import java.time.Instant;
import java.util.Optional;
import org.sealpost.mail.Mailbox;
import org.sealpost.protection.MessageSummary;
import org.sealpost.protection.PortalLink;

/// A message in a list of its reader's.
///
/// @param summary empty when the reader has to sign in again for it, or when it cannot be had: then
///     opening the message says why
/// @param expiresAt when it ends for this reader by itself
/// @param opened whether this very session has opened it; of others nothing is said
/// @param signInAgain the session is too old for this message, or not of the kind that it asks for
/// @param inMail its sealed bytes are in the reader's own mail
public record InboxEntry(
    PortalLink link,
    Mailbox from,
    Optional<MessageSummary> summary,
    Instant receivedAt,
    Optional<Instant> expiresAt,
    boolean opened,
    boolean signInAgain,
    boolean inMail) {}
