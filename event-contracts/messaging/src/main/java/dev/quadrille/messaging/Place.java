package dev.quadrille.messaging;

/** Where a record stands in Kafka. */
public record Place(String topic, int partition, long offset) {}
