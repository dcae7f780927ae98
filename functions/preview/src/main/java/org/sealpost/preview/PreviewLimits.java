package org.sealpost.preview;

import java.time.Duration;

/// What one preview may cost.
///
/// @param time on the wall
/// @param waiting for a place, on the wall
/// @param places how many previews are made at once
/// @param pixels of a picture before it is scaled down, whoever says so
/// @param unpackedBytes of all that is packed in a file
/// @param memberBytes of one thing that is packed in a file
/// @param members of a file that is an archive
/// @param pages that are shown of a file
/// @param characters of HTML
public record PreviewLimits(
    Duration time,
    Duration waiting,
    int places,
    long pixels,
    long unpackedBytes,
    int memberBytes,
    int members,
    int pages,
    int characters) {
  /// The portal's front door waits 29 seconds.
  public static final PreviewLimits DEFAULT =
      new PreviewLimits(
          Duration.ofSeconds(15),
          Duration.ofSeconds(8),
          2,
          50_000_000,
          200_000_000,
          50_000_000,
          10_000,
          50,
          300_000);
}
