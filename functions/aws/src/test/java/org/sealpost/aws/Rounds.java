package org.sealpost.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/// Holds requests back until as many as are expected are under way at the same time, and then lets
/// all of them go: what would wait for another's answer never gets so far. No clock decides, but
/// how long somebody waits who waits in vain.
final class Rounds implements ExecutionInterceptor {
  private static final long PATIENCE_SECONDS = 2;

  private final List<Integer> sizes = new ArrayList<>();
  private final List<List<String>> rounds = new ArrayList<>();

  /// From now on. Further requests go at once, each in a round of its own.
  synchronized void expect(Integer... sizes) {
    this.sizes.clear();
    this.sizes.addAll(List.of(sizes));
    rounds.clear();
  }

  /// What was asked for, in alphabetical order in each round.
  synchronized List<List<String>> seen() {
    return rounds.stream().map(round -> round.stream().sorted().toList()).toList();
  }

  @Override
  public synchronized void beforeTransmission(
      Context.BeforeTransmission context, ExecutionAttributes attributes) {
    int round = round();
    if (rounds.size() == round) {
      rounds.add(new ArrayList<>());
    }
    rounds
        .get(round)
        .add(
            attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME)
                + "."
                + attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
    notifyAll();
    awaitTheOthers(round);
  }

  /// The first that is not complete.
  private int round() {
    int last = rounds.size() - 1;
    return last >= 0 && rounds.get(last).size() < size(last) ? last : last + 1;
  }

  private int size(int round) {
    return round < sizes.size() ? sizes.get(round) : 1;
  }

  private void awaitTheOthers(int round) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    try {
      while (rounds.get(round).size() < size(round)) {
        long left = end - System.nanoTime();
        assertThat(left).as("round %s: %s wait for others", round, rounds.get(round)).isPositive();
        TimeUnit.NANOSECONDS.timedWait(this, left);
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
