package org.sealpost.aws;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/// Where browsers bring large files to: the origin that `SEALPOST_UPLOADS_ORIGIN` names, for the
/// policy of the pages that do. Empty when none is named: nothing can be brought then but with a
/// form.
public final class UploadsOrigin {
  static final String VARIABLE = "SEALPOST_UPLOADS_ORIGIN";

  private UploadsOrigin() {}

  /// In a Lambda function.
  ///
  /// @throws IllegalArgumentException when it is no address
  public static Optional<URI> fromEnvironment() {
    return of(System.getenv());
  }

  static Optional<URI> of(Map<String, String> environment) {
    return new AwsSettings(environment).given(VARIABLE).map(URI::create);
  }
}
