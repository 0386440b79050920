package dev.quadrille.e2e.anyorder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrille.contracts.EventCatalog;
import dev.quadrille.contracts.EventType;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * One order in every order of events: each state that the services' own state machines can reach together is visited, and
 * {@link Promises} hold in all of them.
 */
class AnyOrderTest {

    private static final Set<String> ORDER = Set.of("PENDING", "CONFIRMED", "SHIPPED", "CANCELLING", "CANCELLED");
    private static final Set<String> PAYMENT =
            Set.of("NONE", "TRYING", "CLOSING", "CHARGED", "FAILED", "REFUNDED", "VOIDED");
    private static final Set<String> INVENTORY = Set.of(
            "NONE", "RESERVED", "SHIPPING", "RECALLING", "SHIPPED", "UNSHIPPABLE", "RELEASED", "REJECTED", "VOIDED");

    @Test
    void keepsItsPromisesWhateverHappens() {
        long start = System.nanoTime();

        Exploration<World> all = Explored.rightly();

        System.out.printf(
                "one order in any order: %,d states, %,d moves, %d ms%n",
                all.states().size(), all.moves(), (System.nanoTime() - start) / 1_000_000);
        assertThat(reached(all, World.ORDER)).isEqualTo(ORDER);
        assertThat(reached(all, World.PAYMENT)).isEqualTo(PAYMENT);
        assertThat(reached(all, World.INVENTORY)).isEqualTo(INVENTORY);
        assertThat(all.states().stream()
                        .filter(World::isQuiet)
                        .map(AnyOrderTest::conversation)
                        .collect(Collectors.toSet()))
                .isEqualTo(conversations());
    }

    /** All that a saga can come to. */
    private static Set<Set<String>> conversations() {
        return Stream.of(
                        "processed reserved confirmed shipped",
                        "payment.failed cancelled inventory.voided",
                        "processed rejected cancelled refunded",
                        "processed reserved confirmed shipment-failed cancelled refunded released",
                        "processed reserved cancelled refunded released",
                        "processed cancelled refunded inventory.voided",
                        "cancelled payment.voided inventory.voided")
                .map(names -> Stream.concat(Stream.of("created"), Stream.of(names.split(" ")))
                        .map(AnyOrderTest::fullName)
                        .collect(Collectors.toSet()))
                .collect(Collectors.toSet());
    }

    private static Set<String> reached(Exploration<World> all, int place) {
        return all.states().stream()
                .map(world -> world.seat(place).state().toString())
                .collect(Collectors.toSet());
    }

    private static Set<String> conversation(World world) {
        return world.said().classes().stream()
                .map(event -> EventCatalog.of(event).name())
                .collect(Collectors.toSet());
    }

    private static String fullName(String name) {
        return EventCatalog.all().stream()
                .map(EventType::name)
                .filter(full -> full.equals(name) || full.endsWith("." + name))
                .findFirst()
                .orElseThrow();
    }
}
