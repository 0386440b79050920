package dev.quadrille.contracts;

import java.util.UUID;

/** Something that happened to one order's saga: a fact in the past tense, announced by exactly one service. */
public sealed interface SagaEvent permits OrderEvent, PaymentEvent, InventoryEvent, NotificationEvent {

    /** The order, which is the saga: record key and CloudEvents subject of every event. */
    UUID orderId();
}
