package org.sealpost.protection;

import static org.sealpost.Require.require;

import java.security.SecureRandom;

/// Names one recipient of one protected message without naming the person: 130 random bits, second
/// half of a portal link.
public record RecipientKey(String value) {
  public RecipientKey {
    require(RandomId.isOne(value), "not a recipient key");
  }

  public static RecipientKey random(SecureRandom random) {
    return new RecipientKey(RandomId.next(random));
  }

  @Override
  public String toString() {
    return value;
  }
}
