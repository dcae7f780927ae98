package org.sealpost.protection;

/// Wraps and unwraps data keys. Unwrapping is refused unless `context` is the very one used to
/// wrap.
public interface KeyService extends KeyMaker {
  /// @throws KeyRefusedException when the wrapped key, the context and the key service do not
  ///     belong together: never retry
  /// @throws org.sealpost.Unavailable when the key service does not answer, throttles, or has the
  ///     key disabled: retry
  DataKey unwrap(WrappedDataKey wrapped, KeyContext context) throws KeyRefusedException;
}
