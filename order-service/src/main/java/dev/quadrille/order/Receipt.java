package dev.quadrille.order;

import java.util.UUID;

/** Where an order stands now that the request is durable. */
public record Receipt(UUID orderId, OrderStatus status) {}
