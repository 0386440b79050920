package dev.quadrille.messaging.http;

import dev.quadrille.contracts.EventCatalog;
import dev.quadrille.messaging.Faults;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

/** Switches faults on a running service; with QUADRILLE_FAULTS unset the routes do not exist. */
@Path("/faults")
public class FaultsResource {

    private final Faults faults;

    FaultsResource(Faults faults) {
        this.faults = faults;
    }

    /** Puts the events of a topic aside, until they are released. */
    @PUT
    @Path("/hold/{topic}")
    public void hold(String topic) {
        check(topic);
        faults.hold(topic);
    }

    /** Handles what was put aside, and what comes from now on. */
    @DELETE
    @Path("/hold/{topic}")
    public Uni<Void> release(String topic) {
        check(topic);
        return faults.release(topic);
    }

    private void check(String topic) {
        if (!faults.allowed()) {
            throw Problem.notFound("faults are off here: start the service with QUADRILLE_FAULTS=on");
        }
        if (!EventCatalog.topics().contains(topic)) {
            throw Problem.invalid("topic", "'" + topic + "' is no topic", String.join(", ", EventCatalog.topics()));
        }
    }
}
