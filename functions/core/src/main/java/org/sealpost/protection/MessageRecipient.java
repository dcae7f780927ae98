package org.sealpost.protection;

import org.sealpost.organization.Recipient;

/// One recipient of a protected message, and the key that stands for them in their link.
public record MessageRecipient(
    RecipientKey key, Recipient recipient, DeliveryMethod method, MethodReason reason) {}
