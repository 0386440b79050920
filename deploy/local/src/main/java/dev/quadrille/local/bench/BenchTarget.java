package dev.quadrille.local.bench;

import dev.quadrille.local.audit.Broker;
import dev.quadrille.local.audit.Sources;
import dev.quadrille.local.client.Addresses;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/**
 * The running system that is measured.
 *
 * @param postgres the address of a database by its name, for the superuser of the server
 * @param directory on the disk to which the system writes
 */
public record BenchTarget(
        Addresses addresses, Sources sources, Processes processes, UnaryOperator<String> postgres, Path directory) {

    Broker broker() {
        return sources.broker();
    }

    String jdbcUrl(String database) {
        return postgres.apply(database);
    }
}
