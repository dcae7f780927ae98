package org.sealpost.rules.predicate;

import java.util.List;
import java.util.Optional;
import org.sealpost.inspection.ContentInspector;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.MailContent;
import org.sealpost.organization.Recipient;
import org.sealpost.organization.Sender;

/// A mail that rules are asked about, and how it came.
///
/// @param recipients all of its envelope
/// @param client the address of the host that handed it over, IPv4 or IPv6 literal; empty where it
///     is not known, as for answers from the portal
/// @param sizeBytes of the whole message
/// @param inspector asked when a rule wants to know what is in attachments, and at most once
public record Mail(
    MailContent content,
    Sender sender,
    Optional<EmailAddress> reversePath,
    List<Recipient> recipients,
    Optional<String> client,
    long sizeBytes,
    ContentInspector inspector) {
  public Mail {
    recipients = List.copyOf(recipients);
  }
}
