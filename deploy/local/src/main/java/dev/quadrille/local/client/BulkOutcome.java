package dev.quadrille.local.client;

/** What became of many dead letters that were sent back at once. @param remaining are still open: ask again */
public record BulkOutcome(int replayed, long remaining, long withoutCopy) {}
