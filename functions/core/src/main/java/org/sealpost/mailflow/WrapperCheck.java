package org.sealpost.mailflow;

import org.sealpost.delivery.WrapperMark;
import org.sealpost.mail.MailContent;
import org.sealpost.protection.MacKey;

/// Knows our own wrapper messages when they come back through a forwarding mailbox. They carry
/// nothing that anybody could read, and are not sealed again.
public final class WrapperCheck {
  private final MacKey key;

  public WrapperCheck(MacKey key) {
    this.key = key;
  }

  /// False for anything that was added to, changed or made up: it is treated like any other mail.
  /// Asks the key service only about mail that has a well-formed mark.
  ///
  /// @throws org.sealpost.Unavailable when the key service does not answer
  boolean isOwnWrapper(MailContent mail) {
    return WrapperMark.isOn(mail, key);
  }
}
