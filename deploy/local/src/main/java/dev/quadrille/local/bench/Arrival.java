package dev.quadrille.local.bench;

import dev.quadrille.local.load.OrderKind;

/** One order that comes: what it is, when it was due, and where it is counted. */
record Arrival(int number, OrderKind kind, long dueNanos, Tally tally) {}
