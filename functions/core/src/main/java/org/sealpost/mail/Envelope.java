package org.sealpost.mail;

import static org.sealpost.Require.require;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// SMTP reverse-path and recipients (RFC 5321 3.3), apart from the header fields. Bcc recipients
/// are here and nowhere else.
///
/// @param reversePath where reports of failure go; empty for mail that must never be answered
///     (`MAIL FROM:<>`)
/// @param recipients at least one, each once, in the order given
public record Envelope(Optional<EmailAddress> reversePath, List<EmailAddress> recipients) {
  public Envelope {
    recipients = List.copyOf(new LinkedHashSet<>(recipients));
    require(!recipients.isEmpty(), "no recipients");
  }
}
