package org.sealpost.inspection.scanners;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sealpost.inspection.MalwareScanner;
import org.sealpost.inspection.clamd.ClamdAddress;
import org.sealpost.inspection.clamd.ClamdScanner;
import org.sealpost.inspection.parsers.KnownMalware;
import org.sealpost.inspection.parsers.KnownSignatures;

/// What an owner can choose. Each scanner that is set up looks at each mail, those that need no
/// network first.
///
/// @param known files that are known to be malware, besides the EICAR test file
/// @param clamd where one listens
public record ScannerSettings(KnownMalware known, Optional<ClamdAddress> clamd) {
  /// The scanner that is always there.
  public static final ScannerSettings BUILT_IN =
      new ScannerSettings(KnownMalware.TEST_FILE, Optional.empty());

  /// A function has two minutes for all of a mail.
  private static final Duration PATIENCE = Duration.ofSeconds(45);

  /// As they stand in variables; what is blank is not set.
  ///
  /// @param known see [KnownMalware#parse]
  /// @param clamd see [ClamdAddress#parse]
  /// @throws IllegalArgumentException when either is malformed: a scanner that is meant to look and
  ///     does not would be worse than none
  public static ScannerSettings parse(String known, String clamd) {
    return new ScannerSettings(
        KnownMalware.parse(known),
        Optional.of(clamd.strip()).filter(text -> !text.isEmpty()).map(ClamdAddress::parse));
  }

  public MalwareScanner scanner() {
    List<MalwareScanner> scanners = new ArrayList<>();
    scanners.add(new KnownSignatures(known));
    clamd.ifPresent(address -> scanners.add(new ClamdScanner(address, PATIENCE)));
    return MalwareScanner.each(scanners);
  }
}
