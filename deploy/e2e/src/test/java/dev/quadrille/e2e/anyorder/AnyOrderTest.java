package dev.quadrille.e2e.anyorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quadrille.contracts.Ending;
import dev.quadrille.contracts.EventCatalog;
import dev.quadrille.contracts.EventType;
import dev.quadrille.contracts.SagaEvent;
import dev.quadrille.inventory.InventoryPart;
import dev.quadrille.inventory.StockLevel;
import dev.quadrille.messaging.Part;
import dev.quadrille.notification.Observer;
import dev.quadrille.notification.SagaStatus;
import dev.quadrille.order.OrderPart;
import dev.quadrille.payment.PaymentPart;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One order in every order of events: each state that the services' own state machines can reach together is visited, and
 * {@link Promises} hold in all of them.
 */
class AnyOrderTest {

    private static final StockLevel ENOUGH = new StockLevel("TEA", 5, 0, 0);
    private static final StockLevel NOTHING = new StockLevel("TEA", 0, 0, 0);
    private static final Set<String> ORDER = Set.of("PENDING", "CONFIRMED", "SHIPPED", "CANCELLING", "CANCELLED");
    private static final Set<String> PAYMENT =
            Set.of("NONE", "TRYING", "CLOSING", "CHARGED", "FAILED", "REFUNDED", "VOIDED");
    private static final Set<String> INVENTORY = Set.of(
            "NONE", "RESERVED", "SHIPPING", "RECALLING", "SHIPPED", "UNSHIPPABLE", "RELEASED", "REJECTED", "VOIDED");

    @Test
    void keepsItsPromisesWhateverHappens() {
        long start = System.nanoTime();

        Exploration<World> all = explore(UnaryOperator.identity(), UnaryOperator.identity());

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

    /** It takes nothing for the end that is not, and knows the whole conversation when it does. */
    @Test
    void anObserverWaitsForTheWholeConversation() {
        Set<Map<Class<? extends SagaEvent>, Class<? extends SagaEvent>>> conversations =
                explore(UnaryOperator.identity(), UnaryOperator.identity()).states().stream()
                        .map(World::causes)
                        .collect(Collectors.toSet());

        assertThat(conversations).hasSize(34).allSatisfy(said -> {
            assertThat(Observer.status(said)).isEqualTo(end(said.keySet()));
            assertThat(parts(said).filter(part -> part.size() < said.size()).map(Observer::status))
                    .as("parts of %s", said)
                    .containsOnly(SagaStatus.RUNNING);
        });
    }

    private static SagaStatus end(Set<Class<? extends SagaEvent>> said) {
        if (Ending.shipped(said)) {
            return SagaStatus.SHIPPED;
        }
        return Ending.undone(said) ? SagaStatus.CANCELLED : SagaStatus.RUNNING;
    }

    private static <K, V> Stream<Map<K, V>> parts(Map<K, V> whole) {
        List<Map.Entry<K, V>> all = List.copyOf(whole.entrySet());
        return IntStream.range(0, 1 << all.size())
                .mapToObj(bits -> IntStream.range(0, all.size())
                        .filter(i -> (bits & 1 << i) != 0)
                        .mapToObj(all::get)
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void findsWhatIsWrong(
            UnaryOperator<Part<PaymentPart.State>> payment,
            UnaryOperator<Part<InventoryPart.State>> inventory,
            String found) {
        assertThatThrownBy(() -> explore(payment, inventory))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith(found);
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                inPayment(Mistakes::refundsBeforeTheGatewayHas, "the money of a cancelled order is kept"),
                inPayment(Mistakes::cancelsOnlyWhatItKnowsToBeCharged, "the money of a cancelled order is kept"),
                inPayment(Mistakes::failsWithoutCancelling, "the money of a cancelled order is kept"),
                inPayment(Mistakes::chargesWithoutReadingItsRow, "no way to an end any more"),
                inPayment(Mistakes::leavesNoMark, "nothing is left to do, and the order has not ended"),
                inPayment(Mistakes::answersARepetitionAgain, "payment.processed is announced twice"),
                inInventory(Mistakes::leavesNoMark, "nothing is left to do, and the order has not ended"),
                inInventory(Mistakes::givesUpWhatIsOnItsWay, "order 01930000-0000-7000-8000-000000000001 is SHIPPING"),
                inInventory(Mistakes::givesUpWithoutRecalling, "the carrier has the goods of a cancelled order"),
                inInventory(
                        Mistakes::shipsOnAnAcceptanceThatIsRecalled,
                        "an order is said to be shipped and the carrier does not have it"));
    }

    private static Arguments inPayment(UnaryOperator<Part<PaymentPart.State>> mistake, String found) {
        return Arguments.of(mistake, UnaryOperator.identity(), found);
    }

    private static Arguments inInventory(UnaryOperator<Part<InventoryPart.State>> mistake, String found) {
        return Arguments.of(UnaryOperator.identity(), mistake, found);
    }

    private static Exploration<World> explore(
            UnaryOperator<Part<PaymentPart.State>> payment, UnaryOperator<Part<InventoryPart.State>> inventory) {
        Saga saga = new Saga(new OrderPart(), payment.apply(new PaymentPart()));
        return new Exploration<>(saga)
                .from(Stream.of(ENOUGH, NOTHING)
                        .map(stock -> saga.placed(inventory.apply(new InventoryPart(stock))))
                        .toList())
                .alwaysCanReach(World::isQuiet);
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
