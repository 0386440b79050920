package dev.quadrille.messaging.http;

import dev.quadrille.contracts.EventCatalog;
import dev.quadrille.messaging.CrashPoint;
import dev.quadrille.messaging.Faults;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.Arrays;
import java.util.Locale;

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

    /** Halts the process at the n-th passage of the point; 0 takes that back. */
    @PUT
    @Path("/crash/{point}/{passage}")
    public void crash(String point, String passage) {
        checkAllowed();
        faults.crashAt(point(point), passage(passage));
    }

    private static CrashPoint point(String text) {
        return Arrays.stream(CrashPoint.values())
                .filter(point -> point.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> Problem.invalid(
                        "point",
                        "'" + text + "' is no point to crash at",
                        Arrays.toString(CrashPoint.values()).toLowerCase(Locale.ROOT)));
    }

    private static int passage(String text) {
        if (!text.matches("\\d{1,9}")) {
            throw Problem.invalid("passage", "'" + text + "' is no number of passages", "0 to 999999999");
        }
        return Integer.parseInt(text);
    }

    private void checkAllowed() {
        if (!faults.allowed()) {
            throw Problem.notFound("faults are off here: start the service with QUADRILLE_FAULTS=on");
        }
    }

    private void check(String topic) {
        checkAllowed();
        if (!EventCatalog.topics().contains(topic)) {
            throw Problem.invalid("topic", "'" + topic + "' is no topic", String.join(", ", EventCatalog.topics()));
        }
    }
}
