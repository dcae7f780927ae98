package org.sealpost.organization;

import org.sealpost.mail.EmailAddress;

/// One envelope address and on which side of the organization's border it lies.
public record Recipient(EmailAddress address, Scope scope) {}
