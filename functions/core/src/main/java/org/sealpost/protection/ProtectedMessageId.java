package org.sealpost.protection;

import static org.sealpost.Require.require;

import java.security.SecureRandom;

/// Our own id of a protected message: 130 random bits as 26 characters of lower-case base 32. It
/// names the record, the sealed bytes, the data key and the CMS key identifier, and is the first
/// half of a portal link.
public record ProtectedMessageId(String value) {
  public ProtectedMessageId {
    require(RandomId.isOne(value), "not a protected message id");
  }

  public static ProtectedMessageId random(SecureRandom random) {
    return new ProtectedMessageId(RandomId.next(random));
  }

  /// Two groups of four letters and digits, for people.
  public String reference() {
    return MessageReference.of(this);
  }

  @Override
  public String toString() {
    return value;
  }
}
