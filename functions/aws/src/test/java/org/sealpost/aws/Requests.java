package org.sealpost.aws;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/// Counts attempts by service, not calls.
final class Requests implements ExecutionInterceptor {
  private final Map<String, Integer> counts = new ConcurrentHashMap<>();

  @Override
  public void beforeTransmission(
      Context.BeforeTransmission context, ExecutionAttributes attributes) {
    counts.merge(attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME), 1, Integer::sum);
  }

  void clear() {
    counts.clear();
  }

  /// By the service's name in the SDK.
  Map<String, Integer> counts() {
    return Map.copyOf(counts);
  }

  int of(String service) {
    return counts.getOrDefault(service, 0);
  }
}
