package org.sealpost.rules.predicate;

import org.sealpost.mail.MailContent;
import org.sealpost.organization.Sender;

/// A mail as rules see it: what it says, and who says it.
public record Mail(MailContent content, Sender sender) {}
