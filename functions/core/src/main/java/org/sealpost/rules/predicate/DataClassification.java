package org.sealpost.rules.predicate;

import static org.sealpost.Require.require;

import java.util.OptionalInt;

/// How much of which sensitive information (ome.md 2.6).
///
/// @param name of the sensitive information type, or its id
/// @param minCount at least 1
/// @param maxCount empty for any number (Exchange: -1)
/// @param minConfidence 1 to 100; empty for what the type recommends
/// @param maxConfidence 1 to 100; empty for any (Exchange: -1 or 100)
public record DataClassification(
    String name,
    int minCount,
    OptionalInt maxCount,
    OptionalInt minConfidence,
    OptionalInt maxConfidence) {
  public DataClassification {
    name = name.strip();
    require(!name.isEmpty() && name.length() <= 256, "a data classification: 1 to 256 characters");
    require(minCount >= 1, "minCount: at least 1");
    require(maxCount.isEmpty() || maxCount.getAsInt() >= minCount, "maxCount: at least minCount");
    require(isPercentage(minConfidence), "minConfidence: 1 to 100");
    require(isPercentage(maxConfidence), "maxConfidence: 1 to 100");
    require(
        minConfidence.isEmpty()
            || maxConfidence.isEmpty()
            || minConfidence.getAsInt() <= maxConfidence.getAsInt(),
        "maxConfidence: at least minConfidence");
  }

  private static boolean isPercentage(OptionalInt value) {
    return value.isEmpty() || (value.getAsInt() >= 1 && value.getAsInt() <= 100);
  }
}
