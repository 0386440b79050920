package dev.quadrille.messaging.http;

import dev.quadrille.contracts.EventCatalog;
import dev.quadrille.messaging.CrashPoint;
import dev.quadrille.messaging.Fault;
import dev.quadrille.messaging.Faults;
import dev.quadrille.messaging.Place;
import dev.quadrille.messaging.Poison;
import dev.quadrille.messaging.access.Role;
import io.quarkus.arc.All;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Switches faults on a running service; with QUADRILLE_FAULTS unset the routes do not exist. */
@RolesAllowed(Role.ADMIN)
@Path("/faults")
@OnlyWithFaults
public class FaultsResource {

    private static final Logger LOG = Logger.getLogger(FaultsResource.class);

    private final Faults faults;
    private final Poison poison;
    private final List<Fault> switches;

    FaultsResource(Faults faults, Poison poison, @All List<Fault> switches) {
        this.faults = faults;
        this.poison = poison;
        this.switches =
                switches.stream().sorted(Comparator.comparing(Fault::name)).toList();
    }

    /** What can go wrong here on purpose, by name. */
    public record Switches(List<Switch> faults) {}

    /**
     * One fault, as it is now.
     *
     * @param values what it takes
     * @param about what is to be seen while it is on
     * @param holds what holds all the same
     */
    public record Switch(String name, String value, String values, String about, String holds) {
        static Switch of(Fault fault) {
            return new Switch(fault.name(), fault.value(), fault.values(), fault.about(), fault.holds());
        }
    }

    /** How a fault is to be from now on. */
    public record Setting(String value) {}

    @GET
    public Switches switches() {
        return new Switches(switches.stream().map(Switch::of).toList());
    }

    /** From now on, on this replica, until it ends. */
    @PUT
    @Path("/{name}")
    @NonBlocking // or a body that does not come would hold a worker thread
    public void set(String name, Setting setting) {
        Fault fault = named(name);
        String value = setting == null ? null : setting.value();
        if (value == null || !fault.set(value)) {
            throw Problem.invalid("value", "the value is " + value, fault.values());
        }
        LOG.infof("fault %s is %s from now on", name, value);
    }

    /** One record that no service can read, where this one announces things. */
    @POST
    @Path("/poison")
    public Uni<Place> poison() {
        return poison.say();
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
        faults.crashAt(point(point), passage(passage));
    }

    private Fault named(String name) {
        return switches.stream()
                .filter(fault -> fault.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("there is no fault '" + name + "' here; there are "
                        + switches.stream().map(Fault::name).collect(Collectors.joining(", "))));
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

    private static void check(String topic) {
        if (!EventCatalog.topics().contains(topic)) {
            throw Problem.invalid("topic", "'" + topic + "' is no topic", String.join(", ", EventCatalog.topics()));
        }
    }
}
