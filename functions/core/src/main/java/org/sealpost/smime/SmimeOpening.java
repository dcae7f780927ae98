package org.sealpost.smime;

import org.sealpost.mail.MailContent;
import org.sealpost.protection.settings.SmimeSettings;

/// Opens mail that was encrypted to the organization.
public final class SmimeOpening {
  private final OpeningKey key;

  public SmimeOpening(OpeningKey key) {
    this.key = key;
  }

  /// @throws org.sealpost.Unavailable when the key service does not answer
  public Result open(byte[] message, MailContent content, SmimeSettings settings) {
    return new Result.NotOpened("not there yet: " + key.getClass().getSimpleName());
  }

  /// Answer to [#open].
  public sealed interface Result {
    /// The whole message in clear, with the outer header fields.
    @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
    record Opened(byte[] message) implements Result {}

    /// @param reason for the trace, behind “because”
    record NotOpened(String reason) implements Result {}
  }
}
