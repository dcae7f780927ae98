package org.sealpost.opening;

import java.util.Locale;
import java.util.Optional;
import org.sealpost.branding.BrandingTemplates;
import org.sealpost.delivery.Letters;
import org.sealpost.delivery.OutboundMail;
import org.sealpost.delivery.OutboundMailRefusedException;
import org.sealpost.delivery.TransportSecurity;
import org.sealpost.protection.AddressedMessage;

/// Brings passcodes to mailboxes. Sent at once and by nobody else: a code in a queue would outlive
/// its use.
public final class PasscodeMail {
  private final Letters letters;
  private final BrandingTemplates brandings;
  private final OutboundMail outbound;

  public PasscodeMail(Letters letters, BrandingTemplates brandings, OutboundMail outbound) {
    this.letters = letters;
    this.brandings = brandings;
    this.outbound = outbound;
  }

  void send(Passcode passcode, PasscodeTicket ticket, AddressedMessage message, Locale language)
      throws OutboundMailRefusedException {
    byte[] mail =
        letters.passcode(
            message.readerAddress(),
            message.message().author(),
            passcode.digits(),
            message.message().id().reference(),
            ticket.reference(),
            language,
            brandings.findOrDefault(message.message().branding()));
    outbound.send(
        Optional.of(letters.noticeAddress()),
        message.readerAddress(),
        mail,
        TransportSecurity.OPPORTUNISTIC);
  }
}
