package dev.quadrille.local.client;

import java.net.URI;
import java.util.List;

/** Where the replicas of the four services answer. */
public record Addresses(List<URI> order, List<URI> payment, List<URI> inventory, List<URI> notification) {}
