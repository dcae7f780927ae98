package org.sealpost.local.rules;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Files that a command is given.
public final class GivenFile {
  private GivenFile() {}

  /// All of it.
  ///
  /// @param most bytes
  /// @throws CommandFailedException when it cannot be read, is a folder, or is larger
  public static byte[] read(Path file, int most) throws CommandFailedException {
    if (Files.isDirectory(file)) {
      throw failed(file + " is a folder: give a file.");
    }
    if (!Files.exists(file)) {
      throw failed("There is no file " + file + ".");
    }
    try {
      return bytes(file, most);
    } catch (IOException unreadable) {
      throw failed(unreadable.getMessage() + ": " + file);
    }
  }

  /// @throws IOException with a sentence for people
  static byte[] bytes(Path file, int most) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException("This is no file");
    }
    try (InputStream content = Files.newInputStream(file)) {
      byte[] bytes = content.readNBytes(most + 1);
      if (bytes.length > most) {
        throw new IOException("The file is larger than " + most / (1024 * 1024) + " MB");
      }
      return bytes;
    } catch (java.nio.file.FileSystemException unreadable) {
      throw new IOException("The file cannot be read", unreadable);
    }
  }

  private static CommandFailedException failed(String message) {
    return new CommandFailedException(CommandFailedException.USAGE, message);
  }
}
