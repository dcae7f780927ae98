package org.sealpost.delivery;

import java.util.Optional;
import org.sealpost.branding.BrandingTemplates;
import org.sealpost.mail.EmailAddress;
import org.sealpost.mail.RawInbox;

/// Makes the mail that a delivery order asks for.
final class Composer {
  private final Letters letters;
  private final BrandingTemplates brandings;
  private final ForwardedMail forwarded;
  private final RawInbox inbox;

  Composer(Letters letters, BrandingTemplates brandings, RawInbox inbox) {
    this.letters = letters;
    this.brandings = brandings;
    this.inbox = inbox;
    this.forwarded = new ForwardedMail(letters);
  }

  /// Empty when the raw mail that was to be forwarded is gone.
  Optional<Composed> compose(DeliveryOrder order) {
    return switch (order) {
      case DeliveryOrder.Wrapper wrapper ->
          Optional.of(
              new Composed(
                  // What must not be answered must not bounce either.
                  wrapper
                      .reversePath()
                      .map(
                          _ -> letters.authorOf(wrapper.author(), wrapper.authorScope()).address()),
                  letters.wrapper(wrapper, brandings.findOrDefault(wrapper.branding()))));
      case DeliveryOrder.Forward forward ->
          inbox.find(forward.intake()).map(raw -> composed(forward, raw));
      case DeliveryOrder.Smime smime ->
          inbox.find(smime.copy()).map(ready -> new Composed(smime.reversePath(), ready));
      case DeliveryOrder.Report report ->
          Optional.of(new Composed(Optional.empty(), letters.report(report)));
      case DeliveryOrder.ReadNotice notice ->
          Optional.of(new Composed(Optional.empty(), letters.readNotice(notice)));
    };
  }

  private Composed composed(DeliveryOrder.Forward forward, byte[] raw) {
    return switch (forward.authorScope()) {
      case INSIDE -> new Composed(forward.reversePath(), ForwardedMail.unchanged(raw));
      case OUTSIDE -> new Composed(Optional.of(letters.noticeAddress()), forwarded.onBehalf(raw));
    };
  }

  /// @param reversePath empty for mail that must never bounce
  @SuppressWarnings("ArrayRecordComponent") // sent once, never compared
  record Composed(Optional<EmailAddress> reversePath, byte[] message) {}
}
