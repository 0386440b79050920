package dev.quadrille.local;

import dev.quadrille.local.audit.Sources;
import dev.quadrille.local.client.Addresses;

/**
 * A running system, as commands reach it, wherever it runs.
 *
 * @param addresses where its services answer
 * @param sources where the audit reads, the broker among them
 */
record Target(Addresses addresses, Sources sources) {}
