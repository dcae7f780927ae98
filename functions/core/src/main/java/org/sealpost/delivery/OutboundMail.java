package org.sealpost.delivery;

import java.util.Optional;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.MessageId;

/// Sends mail to the world.
public interface OutboundMail {
  /// Hands one finished message to the outbound mail service. May send twice when the answer is
  /// lost.
  ///
  /// @param reversePath where bounces go; empty for mail that must never bounce
  /// @param message RFC 5322, CRLF lines, 7-bit clean
  /// @param security with REQUIRE_TLS the mail goes over TLS or not at all
  /// @return the Message-ID with which it left, when the service has given it another
  /// @throws OutboundMailRefusedException when the service will never take this message: do not
  ///     retry
  /// @throws org.sealpost.Unavailable when it may take it later: retry
  Optional<MessageId> send(
      Optional<EmailAddress> reversePath,
      EmailAddress recipient,
      byte[] message,
      TransportSecurity security)
      throws OutboundMailRefusedException;
}
