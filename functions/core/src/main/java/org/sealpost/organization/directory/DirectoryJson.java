package org.sealpost.organization.directory;

/// A directory as JSON: stored so, and given so through the API.
public final class DirectoryJson {
  private DirectoryJson() {}

  public static String write(Directory directory) {
    throw new UnsupportedOperationException("to be written");
  }

  /// @throws IllegalArgumentException if it is not a directory; the message names the place
  public static Directory read(String json) {
    throw new UnsupportedOperationException("to be written");
  }
}
