package org.sealpost.protection;

/// Makes data keys: all that the gateway may do with the key service.
public interface KeyMaker {
  /// A fresh data key, bound to `context`.
  ///
  /// @throws org.sealpost.Unavailable when the key service does not answer, throttles, or has the
  ///     key disabled: retry
  NewDataKey newDataKey(KeyContext context);
}
