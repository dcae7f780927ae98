package org.sealpost.rules;

import static org.sealpost.Require.require;

import java.util.Locale;
import java.util.UUID;

/// Names a rule for good, whatever it is called: Exchange's GUID, or one of our own.
public record RuleId(String value) {
  public RuleId {
    value = value.toLowerCase(Locale.ROOT);
    require(value.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"), "a rule id: a GUID");
  }

  public static RuleId of(UUID uuid) {
    return new RuleId(uuid.toString());
  }

  @Override
  public String toString() {
    return value;
  }
}
