package org.sealpost.opening;

final class InMemoryThrottleTest implements ThrottleContract {
  private final Throttle throttle = new InMemoryThrottle();

  @Override
  public Throttle throttle() {
    return throttle;
  }
}
