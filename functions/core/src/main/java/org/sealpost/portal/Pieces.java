package org.sealpost.portal;

import static org.sealpost.Require.require;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.sealpost.mail.EmailAddress;

/// How a file goes through a front door that carries only so much at once (ADR 0016): whole, or in
/// pieces that put one behind the other are the file again. All pieces but the last are as large as
/// can be.
record Pieces(int largestBytes) {
  Pieces {
    require(largestBytes > 0, "a door through which nothing fits");
  }

  /// The file, or how to have it piece by piece.
  ///
  /// @param reader who is going to fetch it
  /// @param content not copied
  DownloadResult of(EmailAddress reader, String fileName, byte[] content) {
    return content.length <= largestBytes
        ? new DownloadResult.Download(fileName, content)
        : new DownloadResult.InPieces(
            reader, fileName, content.length, count(content.length), sha256(content));
  }

  /// One piece, named so that programs which join such files know its place: `a.pdf.001` is the
  /// first. What fits whole has one piece, which is all of it.
  ///
  /// @param piece from 0
  /// @return empty when there is no such piece
  Optional<DownloadResult.Download> piece(String fileName, byte[] content, int piece) {
    if (piece < 0 || piece >= count(content.length)) {
      return Optional.empty();
    }
    int start = piece * largestBytes;
    int end = start + Math.min(largestBytes, content.length - start);
    return Optional.of(
        new DownloadResult.Download(
            String.format(Locale.ROOT, "%s.%03d", fileName, piece + 1),
            Arrays.copyOfRange(content, start, end)));
  }

  private int count(int bytes) {
    return Math.max(1, Math.ceilDiv(bytes, largestBytes));
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
