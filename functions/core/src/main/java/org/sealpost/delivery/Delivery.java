package org.sealpost.delivery;

/// A delivery order with its name.
public record Delivery(DeliveryId id, DeliveryOrder order) {}
