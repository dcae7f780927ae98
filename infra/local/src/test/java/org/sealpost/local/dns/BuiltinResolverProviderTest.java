package org.sealpost.local.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.spi.InetAddressResolverProvider;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class BuiltinResolverProviderTest {
  /// As `InetAddress` chooses.
  @Test
  void javaShouldFindItFirst() {
    assertThat(ServiceLoader.load(InetAddressResolverProvider.class).findFirst())
        .containsInstanceOf(BuiltinResolverProvider.class);
  }
}
