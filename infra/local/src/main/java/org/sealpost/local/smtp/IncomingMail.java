package org.sealpost.local.smtp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sealpost.Unavailable;
import org.sealpost.local.folder.FolderRawInbox;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.Envelope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;

/// One mail transaction.
final class IncomingMail implements MessageHandler {
  private static final Logger LOG = LoggerFactory.getLogger(IncomingMail.class);
  private static final int BUFFER_BYTES = 1 << 16;

  /// Whoever goes on this long after the limit is not waited for.
  private static final long PATIENCE_BYTES = 2L * SmtpListener.LARGEST_MAIL_BYTES;

  private final FolderRawInbox inbox;
  private final Reception reception;
  private final String client;
  private final List<EmailAddress> recipients = new ArrayList<>();
  private Optional<EmailAddress> reversePath = Optional.empty();

  /// @param client the address of the host that brings it
  IncomingMail(FolderRawInbox inbox, Reception reception, String client) {
    this.inbox = inbox;
    this.reception = reception;
    this.client = client;
  }

  @Override
  public void from(String path) {
    reversePath = EmailAddress.parse(path);
  }

  @Override
  public void recipient(String path) throws RejectException {
    if (recipients.size() >= SmtpListener.MOST_RECIPIENTS) {
      throw new RejectException(452, "4.5.3 Too many recipients"); // RFC 5321 4.5.3.1.10
    }
    recipients.add(EmailAddress.of(path));
  }

  /// Reads to the end of the data before it answers, whatever happens: what is left would be taken
  /// for commands.
  @Override
  public String data(InputStream data) throws RejectException, IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    try (Writing writing = new Writing()) {
      for (int length = data.read(buffer); length > 0; length = data.read(buffer)) {
        writing.take(buffer, length);
      }
      return "2.6.0 Accepted as " + writing.accept();
    }
  }

  @Override
  public void done() {}

  static RejectException tooLarge() {
    return new RejectException(
        552, "5.3.4 A mail may have " + SmtpListener.LARGEST_MAIL_BYTES + " octets");
  }

  /// The mail on its way to the inbox. After the first failure nothing more is written.
  private final class Writing implements AutoCloseable {
    private final WireCheck check = new WireCheck();
    private Optional<FolderRawInbox.Arriving> arriving = Optional.empty();
    private Optional<IOException> failure = Optional.empty();
    private long size;

    Writing() {
      try {
        arriving = Optional.of(inbox.arrive());
      } catch (IOException failed) {
        failure = Optional.of(failed);
      }
    }

    void take(byte[] octets, int length) throws DropConnectionException {
      size += length;
      if (size > PATIENCE_BYTES) {
        throw new DropConnectionException(552, "5.3.4 Far too large");
      }
      check.see(octets, length);
      if (size <= SmtpListener.LARGEST_MAIL_BYTES && failure.isEmpty()) {
        try {
          arriving.orElseThrow().write(ByteBuffer.wrap(octets, 0, length));
        } catch (IOException failed) {
          failure = Optional.of(failed);
        }
      }
    }

    Object accept() throws RejectException {
      if (size > SmtpListener.LARGEST_MAIL_BYTES) {
        throw tooLarge();
      }
      Optional<WireCheck.Fault> fault = check.fault();
      if (fault.isPresent()) {
        throw new RejectException(554, fault.get().answer());
      }
      try {
        if (failure.isPresent()) {
          throw failure.get();
        }
        return reception.receive(
            new Envelope(reversePath, recipients), client, arriving.orElseThrow());
      } catch (IOException | Unavailable failed) {
        LOG.warn("a mail could not be taken", failed);
        throw new RejectException(451, "4.3.0 The mail could not be stored: try again later");
      }
    }

    @Override
    public void close() throws IOException {
      if (arriving.isPresent()) {
        arriving.get().close();
      }
    }
  }
}
