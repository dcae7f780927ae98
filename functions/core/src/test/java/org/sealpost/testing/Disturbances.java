package org.sealpost.testing;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sealpost.Unavailable;

/// Stands between the product and its ports and lets calls fail as the network does: before they
/// were carried out, or after, when only the answer is lost.
final class Disturbances {
  private final Map<Port, Disturbance> planned = new EnumMap<>(Port.class);
  private final Map<Port, Integer> calls = new EnumMap<>(Port.class);

  private enum Moment {
    BEFORE,
    AFTER
  }

  /// @param skip how many calls still go well first
  /// @param times how many calls are disturbed then
  private record Disturbance(Moment moment, int skip, int times) {}

  synchronized void failBefore(Port port, int skip, int times) {
    planned.put(port, new Disturbance(Moment.BEFORE, skip, times));
  }

  synchronized void failAfter(Port port, int skip, int times) {
    planned.put(port, new Disturbance(Moment.AFTER, skip, times));
  }

  synchronized void heal() {
    planned.clear();
  }

  synchronized int calls(Port port) {
    return calls.getOrDefault(port, 0);
  }

  <T> T around(Port port, Class<T> type, T target) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                method.getDeclaringClass() == Object.class
                    ? invoke(target, method, arguments)
                    : disturbed(port, target, method, arguments)));
  }

  private @Nullable Object disturbed(
      Port port, Object target, Method method, Object @Nullable [] arguments) throws Throwable {
    @Nullable Moment moment = nextCall(port);
    if (moment == Moment.BEFORE) {
      throw new Unavailable(port + " told to fail", new IOException(method.getName()));
    }
    @Nullable Object answer = invoke(target, method, arguments);
    if (moment == Moment.AFTER) {
      throw new Unavailable(port + " told to lose its answer", new IOException(method.getName()));
    }
    return answer;
  }

  private synchronized @Nullable Moment nextCall(Port port) {
    calls.merge(port, 1, Integer::sum);
    Disturbance disturbance = planned.get(port);
    if (disturbance == null || disturbance.times() == 0) {
      return null;
    }
    if (disturbance.skip() > 0) {
      planned.put(
          port, new Disturbance(disturbance.moment(), disturbance.skip() - 1, disturbance.times()));
      return null;
    }
    planned.put(port, new Disturbance(disturbance.moment(), 0, disturbance.times() - 1));
    return disturbance.moment();
  }

  private static @Nullable Object invoke(
      Object target, Method method, Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause() == null ? thrown : thrown.getCause();
    }
  }
}
