package org.sealpost.opening;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

public final class InMemoryThrottle implements Throttle {
  private final Map<String, Window> windows = new HashMap<>();

  @Override
  public synchronized boolean admit(String key, int limit, Duration window, Instant now) {
    Window present = windows.get(key);
    if (present == null || !now.isBefore(present.endsAt())) {
      windows.put(key, new Window(now.plus(window), 1));
      return true;
    }
    if (present.uses() >= limit) {
      return false;
    }
    windows.put(key, new Window(present.endsAt(), present.uses() + 1));
    return true;
  }

  @Override
  public synchronized int uses(String key, Instant now) {
    Window present = windows.get(key);
    return present == null || !now.isBefore(present.endsAt()) ? 0 : present.uses();
  }

  private record Window(Instant endsAt, int uses) {}
}
