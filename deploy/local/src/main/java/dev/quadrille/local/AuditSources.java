package dev.quadrille.local;

import dev.quadrille.local.audit.Broker;
import dev.quadrille.local.audit.Sources;

/** Where the audit finds the databases and the broker of a system on this machine. */
final class AuditSources {

    private AuditSources() {}

    static Sources at(PostgresAddress postgres, Broker broker) {
        return new Sources(
                postgres.reader(ServiceName.ORDER),
                postgres.reader(ServiceName.PAYMENT),
                postgres.reader(ServiceName.INVENTORY),
                postgres.reader(ServiceName.NOTIFICATION),
                broker);
    }
}
