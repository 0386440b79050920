package dev.quadrille.local.audit;

/** An event at its place in an order's stream. */
record StreamEntry(int version, StoredEvent event) {}
