package org.sealpost.bench.portal;

import java.io.IOException;

/// What a person waits for.
@FunctionalInterface
interface Click {
  /// Returns with the last byte.
  ///
  /// @param serial tells clicks apart
  /// @throws IOException when it did not bring what it should
  void run(int serial) throws IOException, InterruptedException;
}
