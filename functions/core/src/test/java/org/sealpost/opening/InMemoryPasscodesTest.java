package org.sealpost.opening;

final class InMemoryPasscodesTest implements PasscodesContract {
  private final Passcodes passcodes = new InMemoryPasscodes();

  @Override
  public Passcodes passcodes() {
    return passcodes;
  }
}
