package org.sealpost.bench.protect;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The peer: the `openssl` program, which writes the very format that we do. Always a process of
/// its own, so its start is in every figure.
final class OpenSsl {
  private static final String KEY_HEX = "5e".repeat(32);
  private static final String KEY_ID_HEX = "0b".repeat(26);

  private OpenSsl() {}

  /// Whether there is one.
  static boolean isHere() throws InterruptedException {
    try {
      return new ProcessBuilder("openssl", "version")
              .redirectOutput(Redirect.DISCARD)
              .redirectError(Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException notInstalled) {
      return false;
    }
  }

  /// Starts and ends, and does nothing: what the process alone costs.
  static void start() throws IOException, InterruptedException {
    run(Stream.of("version"));
  }

  /// CMS AuthEnvelopedData under a known key: AES-256-GCM, one KEKRecipientInfo, DER; thrown away.
  static void encrypt(Path file) throws IOException, InterruptedException {
    run(
        Stream.of(
            "cms",
            "-encrypt",
            "-binary",
            "-aes-256-gcm",
            "-outform",
            "DER",
            "-secretkey",
            KEY_HEX,
            "-secretkeyid",
            KEY_ID_HEX,
            "-in",
            file.toString()));
  }

  private static void run(Stream<String> arguments) throws IOException, InterruptedException {
    List<String> command = Stream.concat(Stream.of("openssl"), arguments).toList();
    int status =
        new ProcessBuilder(command)
            .redirectOutput(Redirect.DISCARD)
            .redirectError(Redirect.INHERIT)
            .start()
            .waitFor();
    if (status != 0) {
      throw new IOException("openssl ended with " + status);
    }
  }
}
