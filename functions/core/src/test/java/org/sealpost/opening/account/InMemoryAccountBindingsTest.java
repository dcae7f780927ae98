package org.sealpost.opening.account;

final class InMemoryAccountBindingsTest implements AccountBindingsContract {
  private final AccountBindings bindings = new InMemoryAccountBindings();

  @Override
  public AccountBindings bindings() {
    return bindings;
  }
}
