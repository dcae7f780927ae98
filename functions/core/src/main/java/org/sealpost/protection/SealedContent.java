package org.sealpost.protection;

import java.io.IOException;
import java.io.InputStream;

/// Sealed bytes on their way into the vault: made while they are read, the same ones each time, so
/// that a store may begin anew and nobody holds all of them.
public interface SealedContent {
  long length();

  /// From the beginning; at most one reader at a time.
  InputStream open() throws IOException;
}
