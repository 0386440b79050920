package dev.quadrille.local.client;

/** What payment-service holds for one order. */
public record Payment(String orderId, String state) {}
