package dev.quadrille.local.bench;

import dev.quadrille.local.audit.Sources;
import dev.quadrille.local.client.Addresses;
import java.nio.file.Path;

/**
 * The running system that is measured.
 *
 * @param postgres the address of the database server for its superuser, up to the name of the database
 * @param directory on the disk to which the system writes
 */
public record BenchTarget(Addresses addresses, Sources sources, Processes processes, String postgres, Path directory) {

    String bootstrapServers() {
        return sources.bootstrapServers();
    }

    String jdbcUrl(String database) {
        return "%s/%s?user=postgres".formatted(postgres, database);
    }
}
