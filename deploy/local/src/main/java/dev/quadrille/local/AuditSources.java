package dev.quadrille.local;

import dev.quadrille.local.audit.Database;
import dev.quadrille.local.audit.Sources;

/** Where the audit finds the databases and the broker of a system on this machine. */
final class AuditSources {

    private AuditSources() {}

    static Sources at(int postgresPort, String bootstrapServers) {
        return new Sources(
                database(postgresPort, ServiceName.ORDER),
                database(postgresPort, ServiceName.PAYMENT),
                database(postgresPort, ServiceName.INVENTORY),
                database(postgresPort, ServiceName.NOTIFICATION),
                bootstrapServers);
    }

    private static Database database(int port, ServiceName service) {
        String name = service.database();
        return new Database(service.toString(), LocalPostgres.jdbcUrl(port, service), name, name);
    }
}
