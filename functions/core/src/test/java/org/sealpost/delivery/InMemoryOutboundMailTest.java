package org.sealpost.delivery;

import java.util.List;
import org.sealpost.mail.EmailAddress;

final class InMemoryOutboundMailTest implements OutboundMailContract {
  private final InMemoryOutboundMail outboundMail = new InMemoryOutboundMail();

  @Override
  public OutboundMail outboundMail() {
    return outboundMail;
  }

  @Override
  public OutboundMail refusing() {
    outboundMail.refuse(recipient -> true);
    return outboundMail;
  }

  @Override
  public OutboundMail unreachable() {
    outboundMail.beUnreachable(recipient -> true);
    return outboundMail;
  }

  @Override
  public List<String> sentTo(EmailAddress recipient) {
    return outboundMail.sentTo(recipient).stream().map(InMemoryOutboundMail.Sent::text).toList();
  }
}
