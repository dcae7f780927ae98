package org.sealpost.engines;

import java.net.URI;

/// An AWS look-alike that answers from its start until it is closed. `toString` says which and how.
public sealed interface Engine extends AutoCloseable permits DynamoDbLocal, LocalStack, MotoSesV2 {
  /// Where a client's endpoint override points.
  URI endpoint();

  /// Returns when the engine has ended.
  @Override
  void close();
}
