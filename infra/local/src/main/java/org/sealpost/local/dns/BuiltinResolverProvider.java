package org.sealpost.local.dns;

import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;

/// Leaves host names to Java. dnsjava comes with a provider of its own, which would otherwise look
/// up every name of the whole process (`META-INF/services`); the first on the class path counts,
/// and our jar stands before it.
public final class BuiltinResolverProvider extends InetAddressResolverProvider {
  @Override
  public InetAddressResolver get(Configuration configuration) {
    return configuration.builtinResolver();
  }

  @Override
  public String name() {
    return "builtin";
  }
}
