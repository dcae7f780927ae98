package org.sealpost.delivery;

import java.util.Optional;
import org.sealpost.Unavailable;
import org.sealpost.mail.MessageId;
import org.sealpost.protection.PortalLink;
import org.sealpost.protection.Threads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Notes under which Message-IDs protected messages travel, so that an answer is known to answer
/// one.
final class WrapperThreads {
  private static final Logger log = LoggerFactory.getLogger(WrapperThreads.class);

  private final Threads threads;

  WrapperThreads(Threads threads) {
    this.threads = threads;
  }

  /// Before it is sent: nobody can answer a wrapper message that is not known yet.
  ///
  /// @throws Unavailable when it could not be noted: send later
  void beforeSending(DeliveryOrder order, Optional<MessageId> own) {
    note(order, own);
  }

  /// After it was sent under another id. That it cannot be noted must not send the mail again; what
  /// answers it still refers to the author's own id.
  void afterSending(DeliveryId id, DeliveryOrder order, Optional<MessageId> given) {
    try {
      note(order, given);
    } catch (Unavailable unavailable) {
      log.warn("delivery {}: the Message-ID it was given is not noted", id, unavailable);
    }
  }

  private void note(DeliveryOrder order, Optional<MessageId> id) {
    if (id.isPresent()) {
      link(order).ifPresent(link -> threads.note(id.get(), link.message()));
    }
  }

  /// Of what is a protected message to its recipient.
  private static Optional<PortalLink> link(DeliveryOrder order) {
    return switch (order) {
      case DeliveryOrder.Wrapper wrapper -> Optional.of(wrapper.link());
      case DeliveryOrder.Smime smime -> Optional.of(smime.link());
      case DeliveryOrder.Forward _, DeliveryOrder.Report _, DeliveryOrder.ReadNotice _ ->
          Optional.empty();
    };
  }
}
