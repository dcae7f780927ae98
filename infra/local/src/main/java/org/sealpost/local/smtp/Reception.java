package org.sealpost.local.smtp;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import org.sealpost.Unavailable;
import org.sealpost.local.folder.FolderRawInbox;
import org.sealpost.mail.Envelope;
import org.sealpost.mail.IntakeId;

/// What SES does with a mail that it has taken: raw to the inbox, then an event to the gateway.
final class Reception {
  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";
  private static final int ID_LENGTH = 40;

  private final FolderRawInbox inbox;
  private final Arrivals arrivals;
  private final Clock clock;
  private final SecureRandom random;

  Reception(FolderRawInbox inbox, Arrivals arrivals, Clock clock, SecureRandom random) {
    this.inbox = inbox;
    this.arrivals = arrivals;
    this.clock = clock;
    this.random = random;
  }

  /// Returns when both are on the disk. Else neither is, so that the sender may try again.
  IntakeId receive(Envelope envelope, String client, FolderRawInbox.Arriving mail)
      throws IOException {
    IntakeId id = new IntakeId(randomId());
    mail.keep(id);
    try {
      arrivals.of(envelope).send(SesEvent.received(id, envelope, client, clock.instant()));
      return id;
    } catch (Unavailable failed) {
      inbox.delete(id);
      throw failed;
    }
  }

  private String randomId() {
    return random
        .ints(ID_LENGTH, 0, ALPHABET.length())
        .collect(
            StringBuilder::new,
            (text, index) -> text.append(ALPHABET.charAt(index)),
            StringBuilder::append)
        .toString();
  }
}
