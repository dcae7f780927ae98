package org.sealpost.opening;

final class InMemoryDeliveryProblemsTest implements DeliveryProblemsContract {
  private final DeliveryProblems deliveryProblems = new InMemoryDeliveryProblems();

  @Override
  public DeliveryProblems deliveryProblems() {
    return deliveryProblems;
  }
}
