package org.sealpost.portal;

import java.time.Clock;
import org.sealpost.protection.AddressedMessage;
import org.sealpost.protection.DeliveryMethod;
import org.sealpost.protection.MessageVault;
import org.sealpost.protection.PortalLink;
import org.sealpost.protection.ProtectedMessages;
import org.sealpost.protection.SealedBytes;
import org.sealpost.protection.SealedDigest;

/// Takes the sealed bytes that browsers post out of `message.html`. Anybody may post anything:
/// nothing is stored but what we sealed ourselves for this very link (threat 52), and nobody learns
/// whether it was.
public final class PostedSeals {
  private final ProtectedMessages messages;
  private final MessageVault vault;
  private final Clock clock;

  /// @param vault where they stay for a while
  public PostedSeals(ProtectedMessages messages, MessageVault vault, Clock clock) {
    this.messages = messages;
    this.vault = vault;
    this.clock = clock;
  }

  /// Posted twice, they are stored once.
  void receive(PortalLink link, byte[] sealed) {
    // Before anything is looked up: what a known link costs, an unknown one costs as well.
    SealedDigest digest = SealedDigest.of(sealed);
    messages
        .find(link)
        .filter(found -> found.reader().method() == DeliveryMethod.ATTACHMENT)
        .filter(found -> found.withdrawal(clock.instant()).isEmpty())
        .map(AddressedMessage::message)
        .filter(digest::isOf)
        .ifPresent(message -> vault.put(message.id(), new SealedBytes(sealed)));
  }
}
