package org.sealpost.inspection.parsers;

import java.time.Duration;

/// What looking into the attachments of one message may cost. Whatever exceeds it is given up and
/// says so ([org.sealpost.inspection.InspectedAttachment#isIncomplete]).
///
/// @param textCharacters kept of each attachment; 0 where only the files count that are in it
/// @param depth of files in files; 1 is an attachment itself
/// @param members of all archives of a message together
/// @param unpackedBytes of all archives of a message together
/// @param memberBytes of one member of an archive, or of one attachment: all that is in memory once
///     more
/// @param ratio that unpacking may enlarge one archive by, once it has 10 MB
/// @param attachments of a message, those in attached messages included
/// @param time on the wall for a whole message
public record InspectionLimits(
    int textCharacters,
    int depth,
    int members,
    long unpackedBytes,
    int memberBytes,
    int ratio,
    int attachments,
    Duration time) {
  public static final InspectionLimits DEFAULT =
      new InspectionLimits(
          1_000_000, 8, 10_000, 200_000_000, 50_000_000, 200, 1_000, Duration.ofSeconds(20));

  /// The same for whoever wants to know only which files there are.
  InspectionLimits withoutText() {
    return new InspectionLimits(
        0, depth, members, unpackedBytes, memberBytes, ratio, attachments, time);
  }
}
