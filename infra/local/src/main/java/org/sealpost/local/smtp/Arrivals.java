package org.sealpost.local.smtp;

import org.sealpost.local.queue.FolderQueue;
import org.sealpost.mail.Domain;
import org.sealpost.mail.Envelope;

/// Where events of mail go: on AWS the reply domain has an MX record and a function of its own,
/// which believes nobody.
///
/// @param mail for whoever the organization's server writes to
/// @param replies for mail that goes to the reply domain alone
public record Arrivals(FolderQueue mail, FolderQueue replies, Domain replyDomain) {
  FolderQueue of(Envelope envelope) {
    boolean toUs =
        envelope.recipients().stream()
            .allMatch(recipient -> recipient.domain().equals(replyDomain));
    return toUs ? replies : mail;
  }
}
