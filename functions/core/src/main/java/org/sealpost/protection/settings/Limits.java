package org.sealpost.protection.settings;

import static org.sealpost.Require.require;

/// What is too much to be protected; it comes back to its sender (ome.md 8).
///
/// @param largestBytes of the whole message: 1 MB to 40 MB, which is what SES takes (aws.md 1)
/// @param mostRecipients of one message: 1 to 500
/// @param longestTo of the To field, in characters after unfolding: 1 to 1,000,000
public record Limits(int largestBytes, int mostRecipients, int longestTo) {
  public static final Limits DEFAULTS = new Limits(25 * 1024 * 1024, 500, 11_980);

  public Limits {
    require(
        largestBytes >= 1024 * 1024 && largestBytes <= 40 * 1024 * 1024,
        "largest protected message: 1 MB to 40 MB");
    require(mostRecipients >= 1 && mostRecipients <= 500, "most recipients: 1 to 500");
    require(longestTo >= 1 && longestTo <= 1_000_000, "longest To field: 1 to 1,000,000");
  }
}
