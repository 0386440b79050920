package dev.quadrille.notification;

/** Who decided over a dead letter, and why. */
public record Signature(String by, String reason) {}
