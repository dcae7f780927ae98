package org.sealpost.organization;

import org.sealpost.mail.EmailAddress;

/// Who wrote a mail, by its From field, and on which side of the organization's border they are.
public record Sender(EmailAddress address, Scope scope) {}
