package org.sealpost.mail;

import static org.sealpost.Require.require;

/// The `Message-ID` header field (RFC 5322 3.6.4) with its angle brackets. Made by the sender, so
/// neither unique nor secret: never a key for us.
public record MessageId(String value) {
  private static final int LONGEST = 998;

  public MessageId {
    value = value.strip();
    require(value.length() <= LONGEST && value.matches("<[\\x21-\\x7e]+>"), "malformed Message-ID");
  }

  @Override
  public String toString() {
    return value;
  }
}
