package dev.quadrille.local.audit;

/** One offender: which order or SKU, and what is wrong with it. */
public record Finding(String subject, String problem) {}
