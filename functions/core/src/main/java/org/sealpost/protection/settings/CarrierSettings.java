package org.sealpost.protection.settings;

import static org.sealpost.Require.require;

import org.sealpost.protection.Carrier;

/// @param largestAttachedBytes of the sealed bytes; what is larger goes by link. At most 3 MB,
///     because API Gateway and Lambda hand the portal at most 6 MB (aws.md 6)
public record CarrierSettings(Carrier preferred, int largestAttachedBytes) {
  public static final int LARGEST = 3 * 1024 * 1024;
  public static final CarrierSettings DEFAULTS = new CarrierSettings(Carrier.LINK, LARGEST);

  public CarrierSettings {
    require(
        largestAttachedBytes >= 1024 && largestAttachedBytes <= LARGEST,
        "largest attached message: 1 KB to 3 MB");
  }
}
