package org.sealpost.protection;

/// A fresh data key, in clear to seal with and wrapped to keep.
public record NewDataKey(DataKey key, WrappedDataKey wrapped) implements AutoCloseable {
  @Override
  public void close() {
    key.close();
  }
}
