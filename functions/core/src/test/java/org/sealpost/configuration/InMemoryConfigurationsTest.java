package org.sealpost.configuration;

final class InMemoryConfigurationsTest implements ConfigurationsContract {
  private final Configurations configurations = new InMemoryConfigurations();

  @Override
  public Configurations configurations() {
    return configurations;
  }
}
