package org.sealpost.gateway.lambda;

import org.sealpost.inspection.ContentInspector;
import org.sealpost.inspection.MalwareScanner;
import org.sealpost.inspection.parsers.AttachmentInspector;
import org.sealpost.inspection.scanners.ScannerSettings;

/// The way in that a gateway function serves.
public enum Ingress {
  /// Only the organization's own server gets in here: its senders are who they say.
  AUTHENTICATED,
  /// Anybody gets in here: nobody counts as inside whose own domain does not prove it.
  OPEN;

  /// @param setting `authenticated` or `open`
  /// @throws IllegalStateException for anything else: a gateway that guesses is no gateway
  static Ingress of(String setting) {
    return switch (setting) {
      case "authenticated" -> AUTHENTICATED;
      case "open" -> OPEN;
      default ->
          throw new IllegalStateException("SEALPOST_INGRESS must be 'authenticated' or 'open'");
    };
  }

  /// What looks for malware in it.
  ///
  /// @throws IllegalArgumentException when SEALPOST_CLAMD or SEALPOST_KNOWN_MALWARE is malformed
  static MalwareScanner scanner() {
    return ScannerSettings.parse(
            System.getenv().getOrDefault("SEALPOST_KNOWN_MALWARE", ""),
            System.getenv().getOrDefault("SEALPOST_CLAMD", ""))
        .scanner();
  }

  /// What looks into the attachments of mail that comes in, by whichever way.
  static ContentInspector inspector() {
    return new AttachmentInspector();
  }
}
